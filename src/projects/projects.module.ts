import { Module } from '@nestjs/common';
import { ProjectsController } from './projects.controller.js';
import { ProjectsService } from './projects.service.js';
import { RetentionService } from './retention.service.js';
import { ShortlistController } from './shortlist.controller.js';
import { ShortlistService } from './shortlist.service.js';
import { SingleProjectController } from './single-project.controller.js';

@Module({
  controllers: [ProjectsController, SingleProjectController, ShortlistController],
  providers: [ProjectsService, ShortlistService, RetentionService],
  exports: [ProjectsService],
})
export class ProjectsModule {}
