import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { OutreachController } from './outreach.controller.js';
import { OutreachService } from './outreach.service.js';

/** The messages to people of a shortlist: drafts, edits, follow-ups, and which were sent. */
@Module({
  imports: [ProjectsModule],
  controllers: [OutreachController],
  providers: [OutreachService],
  exports: [OutreachService],
})
export class OutreachModule {}
