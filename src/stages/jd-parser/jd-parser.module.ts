import { Module } from '@nestjs/common';
import { LlmModule } from '../../llm/llm.module.js';
import { CommonModule } from '../../platform/common/common.module.js';
import { ComputeModule } from '../../platform/compute/compute.module.js';
import { JdParser } from './jd-parser.js';
import { JdParserService } from './jd-parser.service.js';

/** Provides the first stage, which reads postings. */
@Module({
  imports: [CommonModule, LlmModule, ComputeModule],
  providers: [{ provide: JdParser, useClass: JdParserService }],
  exports: [JdParser],
})
export class JdParserModule {}
