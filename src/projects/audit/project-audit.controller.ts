import { Get, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ApiTags } from '@nestjs/swagger';
import { LessThan, Repository } from 'typeorm';
import { Access } from '../../auth/access.decorator.js';
import { AuditEvent } from '../../platform/audit/audit-event.entity.js';
import { CONNECTION } from '../../platform/database/connection.js';
import { CurrentProject } from '../current-project.decorator.js';
import { type ProjectAccess } from '../project-access.js';
import { ProjectController } from '../project-controller.decorator.js';
import { AuditPage, AuditQuery } from './audit.dto.js';

@ApiTags('projects')
@ProjectController('projects/:projectId/audit')
export class ProjectAuditController {
  constructor(@InjectRepository(AuditEvent, CONNECTION) private readonly events: Repository<AuditEvent>) {}

  /** Lists who did what with the project, newest first; for its owner. Reads appear about a second after they were made. */
  @Get()
  @Access('projects:read')
  async listAudit(
    @CurrentProject() { projectId }: ProjectAccess,
    @Query() { limit, before }: AuditQuery,
  ): Promise<AuditPage> {
    const events = await this.events.find({
      select: { seq: true, at: true, actorType: true, actorId: true, action: true, subject: true, requestId: true },
      where: { projectId, ...(before === undefined ? {} : { seq: LessThan(before) }) },
      order: { seq: 'DESC' },
      take: limit,
    });
    return { events, nextBefore: events.length < limit ? null : (events.at(-1)?.seq ?? null) };
  }
}
