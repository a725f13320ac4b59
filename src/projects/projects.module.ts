import { Module } from '@nestjs/common';
import { ProjectAccessService } from './access/project-access.service.js';
import { ProjectAuditController } from './audit/project-audit.controller.js';
import { MembersController } from './members/members.controller.js';
import { MembersService } from './members/members.service.js';
import { PresetsController } from './presets/presets.controller.js';
import { PresetsService } from './presets/presets.service.js';
import { ProjectsController } from './projects.controller.js';
import { GithireProjects } from './githire-projects.js';
import { ProjectsService } from './projects.service.js';
import { RetentionService } from './retention.service.js';
import { ShortlistController } from './shortlist/shortlist.controller.js';
import { ShortlistService } from './shortlist/shortlist.service.js';
import { SingleProjectController } from './single-project.controller.js';
import { TeamManifests } from './team/team-manifests.js';

@Module({
  controllers: [
    ProjectsController,
    SingleProjectController,
    ShortlistController,
    MembersController,
    PresetsController,
    ProjectAuditController,
  ],
  providers: [
    ProjectAccessService,
    ProjectsService,
    MembersService,
    PresetsService,
    GithireProjects,
    ShortlistService,
    RetentionService,
    TeamManifests,
  ],
  exports: [ProjectAccessService, ProjectsService, MembersService, PresetsService, GithireProjects, TeamManifests],
})
export class ProjectsModule {}
