import { Module } from '@nestjs/common';
import { JdParserService } from './jd-parser.service.js';

/** The stage that reads postings. */
@Module({ providers: [JdParserService], exports: [JdParserService] })
export class JdParserModule {}
