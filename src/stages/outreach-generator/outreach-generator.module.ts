import { Module } from '@nestjs/common';
import { LlmModule } from '../../llm/llm.module.js';
import { CommonModule } from '../../platform/common/common.module.js';
import { ComputeModule } from '../../platform/compute/compute.module.js';
import { OutreachGenerator } from './outreach-generator.js';
import { OutreachGeneratorService } from './outreach-generator.service.js';

/** The stage that drafts messages. */
@Module({
  imports: [CommonModule, LlmModule, ComputeModule],
  providers: [{ provide: OutreachGenerator, useClass: OutreachGeneratorService }],
  exports: [OutreachGenerator],
})
export class OutreachGeneratorModule {}
