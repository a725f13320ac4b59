import { Module } from '@nestjs/common';
import { LlmModule } from '../../llm/llm.module.js';
import { ComputeModule } from '../../platform/compute/compute.module.js';
import { OutreachGeneratorService } from './outreach-generator.service.js';

/** The stage that drafts messages. */
@Module({ imports: [LlmModule, ComputeModule], providers: [OutreachGeneratorService], exports: [OutreachGeneratorService] })
export class OutreachGeneratorModule {}
