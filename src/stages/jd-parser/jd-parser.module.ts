import { Module } from '@nestjs/common';
import { LlmModule } from '../../llm/llm.module.js';
import { ComputeModule } from '../../platform/compute/compute.module.js';
import { JdParserService } from './jd-parser.service.js';

/** The stage that reads postings. */
@Module({ imports: [LlmModule, ComputeModule], providers: [JdParserService], exports: [JdParserService] })
export class JdParserModule {}
