import { Injectable } from '@nestjs/common';
import { type AuthenticatedUser } from '../../auth/current-user.decorator.js';
import { LiveAccess } from '../../auth/live-access.js';
import { Clock } from '../../platform/common/clock.js';
import { Problem } from '../../platform/common/problem.js';
import { UNFINISHED } from '../runs/pipeline-run.entity.js';
import { RunStore } from '../runs/run-store.js';
import { toExecutionView } from '../runs/run-view.js';
import { EventStreams } from './event-streams.js';
import { RunEventStream, type RunSnapshot } from './run-event-stream.js';
import { RunWatch } from './run-watch.js';

/** Opens the event stream of a run. Before each event, the session that opened the stream is checked, and whether
 * its user may read the project. */
@Injectable()
export class RunEventsService {
  constructor(
    private readonly store: RunStore,
    private readonly watch: RunWatch,
    private readonly streams: EventStreams,
    private readonly access: LiveAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the events of a run that are newer than `lastEventId`.
   * @throws Problem `not_found`, `too_many_streams`, `not_ready` during a shutdown
   */
  async open(user: AuthenticatedUser, executionId: string, lastEventId: string | undefined): Promise<RunEventStream> {
    const { userId } = user;
    const { revision } = await this.load(userId, executionId);
    this.streams.checkCapacity(userId);
    const stream = new RunEventStream(
      () => this.load(userId, executionId).catch(nullIfNotFound),
      () => this.mayFollow(user, executionId),
      revisionOf(lastEventId, revision),
    );
    stream.once(
      'close',
      this.watch.watch(executionId, () => stream.refresh()),
    );
    this.streams.add(stream, userId);
    return stream;
  }

  /** Whether the session is valid, and its user may still read the project: also for a member who is removed. */
  private async mayFollow(user: AuthenticatedUser, executionId: string): Promise<boolean> {
    if (!(await this.access.isLive(user))) return false;
    return this.store.find(user.userId, executionId, 'streamEvents').then(() => true, falseIfNotFound);
  }

  private async load(userId: string, executionId: string): Promise<RunSnapshot> {
    const run = await this.store.find(userId, executionId);
    return {
      revision: run.revision,
      view: toExecutionView(run, this.clock.now()),
      hasEnded: !UNFINISHED.includes(run.status),
    };
  }
}

/** Returns the revision that the client has, or -1 if its id is missing or no existing revision. */
function revisionOf(lastEventId: string | undefined, newest: number): number {
  const given = /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : -1;
  return given > newest ? -1 : given;
}

function falseIfNotFound(error: unknown): false {
  return nullIfNotFound(error) ?? false;
}

function nullIfNotFound(error: unknown): null {
  if (error instanceof Problem && error.code === 'not_found') return null;
  throw error;
}
