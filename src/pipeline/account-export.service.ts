import { Injectable } from '@nestjs/common';
import { AccountRecords } from '../auth/accounts/account-records.js';
import { type AuthenticatedUser } from '../auth/current-user.decorator.js';
import { LiveAccess } from '../auth/live-access.js';
import { jsonItems } from '../platform/http/answers/json-parts.js';
import { MembersService } from '../projects/members/members.service.js';
import { PresetsService } from '../projects/presets/presets.service.js';
import { ProjectsService } from '../projects/projects.service.js';
import { PipelineService } from './pipeline.service.js';

/** Writes an `AccountExport` piece by piece, because an account may be larger than the memory of a process. */
@Injectable()
export class AccountExportService {
  constructor(
    private readonly records: AccountRecords,
    private readonly access: LiveAccess,
    private readonly projects: ProjectsService,
    private readonly members: MembersService,
    private readonly presets: PresetsService,
    private readonly pipeline: PipelineService,
  ) {}

  /** @throws Problem `unauthenticated` if the session ends before the export does */
  async *write(user: AuthenticatedUser): AsyncGenerator<string | Buffer, void> {
    const record = await this.records.read(user);
    const presets = await this.presets.all(user.userId);
    const memberships = await this.members.listOf(user.userId);
    yield `${JSON.stringify({ ...record, memberships, presets }).slice(0, -1)},"projects":[`;
    yield* jsonItems(this.whileLive(user, this.projects.readEachAsJson(user.userId)));
    yield '],"executions":[';
    yield* jsonItems(this.writeExecutions(user.userId));
    yield ']}';
  }

  /** A slow client may take hours, so the session is checked before each part is sent. */
  private async *whileLive<Part>(user: AuthenticatedUser, parts: AsyncIterable<Part>): AsyncGenerator<Part, void> {
    for await (const part of parts) {
      await this.access.require(user);
      yield part;
    }
  }

  private async *writeExecutions(userId: string): AsyncGenerator<string, void> {
    for await (const run of this.pipeline.listEach(userId)) yield JSON.stringify(run);
  }
}
