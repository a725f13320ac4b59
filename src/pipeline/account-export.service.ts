import { Injectable } from '@nestjs/common';
import { AccountService } from '../auth/account.service.js';
import { type AuthenticatedUser } from '../auth/current-user.decorator.js';
import { Sessions } from '../auth/sessions/sessions.service.js';
import { Problem } from '../platform/common/problem.js';
import { jsonItems } from '../platform/http/answers/json-parts.js';
import { ProjectsService } from '../projects/projects.service.js';
import { PipelineService } from './pipeline.service.js';

/** More sessions than a user can have. */
const ALL = { limit: 1000, offset: 0 };

/** Writes an `AccountExport` piece by piece, because an account may be larger than the memory of a process. */
@Injectable()
export class AccountExportService {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: Sessions,
    private readonly projects: ProjectsService,
    private readonly pipeline: PipelineService,
  ) {}

  /** @throws Problem `unauthenticated` if the session ends before the export does */
  async *write(user: AuthenticatedUser): AsyncGenerator<string | Buffer, void> {
    const account = await this.accounts.read(user.userId);
    const { sessions } = await this.sessions.list(user, ALL);
    yield `{"account":${JSON.stringify(account)},"sessions":${JSON.stringify(sessions)},"projects":[`;
    yield* jsonItems(this.whileLive(user, this.projects.readEachAsJson(user.userId)));
    yield '],"executions":[';
    yield* jsonItems(this.writeExecutions(user.userId));
    yield ']}';
  }

  /** A slow client may take hours, so the session is checked before each part is sent. */
  private async *whileLive<Part>(user: AuthenticatedUser, parts: AsyncIterable<Part>): AsyncGenerator<Part, void> {
    for await (const part of parts) {
      if (!(await this.sessions.isLive(user))) throw new Problem('unauthenticated', 'The session has ended.');
      yield part;
    }
  }

  private async *writeExecutions(userId: string): AsyncGenerator<string, void> {
    for await (const run of this.pipeline.listEach(userId)) yield JSON.stringify(run);
  }
}
