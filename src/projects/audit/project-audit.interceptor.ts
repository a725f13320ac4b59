import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { concatMap, type Observable } from 'rxjs';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { actionOf, type ProjectActionName } from '../access/project-actions.js';
import { type ProjectRequest } from '../current-project.decorator.js';

/**
 * Records in the audit log what was done with a project, under the action's name in the table of actions. A change is
 * recorded before its answer is sent; reads are recorded together a second later.
 */
@Injectable()
export class ProjectAuditInterceptor implements NestInterceptor {
  constructor(private readonly audit: AuditLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ProjectRequest & { params: { username?: string } }>();
    const name = context.getHandler().name as ProjectActionName;
    const { username } = request.params;
    const entry = {
      action: `project.${name}`,
      subject: username === undefined ? undefined : this.audit.person(username),
      projectId: request.project?.projectId,
    } as const;
    const isRead = actionOf(name).least === 'reader';
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        const whole = { ...entry, ...request.project?.concerned };
        if (isRead) this.audit.noteSoon(whole);
        else await this.audit.note(whole);
        return answer;
      }),
    );
  }
}
