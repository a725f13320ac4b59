import { Module } from '@nestjs/common';
import { LlmModule } from '../../llm/llm.module.js';
import { JdParserService } from './jd-parser.service.js';

/** The stage that reads postings. */
@Module({ imports: [LlmModule], providers: [JdParserService], exports: [JdParserService] })
export class JdParserModule {}
