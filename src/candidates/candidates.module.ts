import { Module } from '@nestjs/common';
import { OutreachModule } from '../outreach/outreach.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { CandidatesController } from './candidates.controller.js';
import { ExplanationService } from './explanation.service.js';

/** One person of a project: the reasons for their rank, and what they must be told about their data. */
@Module({
  imports: [ProjectsModule, OutreachModule],
  controllers: [CandidatesController],
  providers: [ExplanationService],
})
export class CandidatesModule {}
