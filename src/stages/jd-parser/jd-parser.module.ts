import { Module } from '@nestjs/common';
import { LlmModule } from '../../llm/llm.module.js';
import { ComputeModule } from '../../platform/compute/compute.module.js';
import { JdParser } from './jd-parser.js';
import { JdParserService } from './jd-parser.service.js';

/** Provides the first stage, which reads postings. */
@Module({
  imports: [LlmModule, ComputeModule],
  providers: [{ provide: JdParser, useClass: JdParserService }],
  exports: [JdParser],
})
export class JdParserModule {}
