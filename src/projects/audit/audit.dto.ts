import { PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PageQuery } from '../../platform/http/input/pagination.dto.js';
import { type ActorType } from '../../platform/audit/audit-event.entity.js';

/** Which part of a project's audit log to return. */
export class AuditQuery extends PickType(PageQuery, ['limit'] as const) {
  /** Only entries before this position: `nextBefore` of the page before. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  before?: number;
}

/** One entry of the audit log. */
export class AuditEntryView {
  /** Position in the log of the whole service; entries of one project have gaps between them. */
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  /** Who did it: a user with a session, a program with an API key, the operator, or the service itself. */
  actorType: ActorType;
  /** The id of the user or of the API key; null for the operator and the service. */
  actorId: string | null;
  /** `project.` and the `operationId` of the call, or another event, such as `run.started`. */
  action: string;
  /** What it was done to; a person is a keyed hash, the same one in every entry. Null for the project itself. */
  subject: string | null;
  /** The `X-Request-Id` of the call. */
  requestId: string | null;
}

/** Entries about a project, newest first. */
export class AuditPage {
  events: AuditEntryView[];
  /** For `before`, to read on; null after the oldest entry. */
  nextBefore: number | null;
}
