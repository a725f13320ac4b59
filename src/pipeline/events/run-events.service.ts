import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { AccessEnds } from '../../auth/sessions/access-ends.js';
import type { AuthenticatedUser } from '../../auth/current-user.decorator.js';
import { Sessions } from '../../auth/sessions/sessions.service.js';
import { Clock } from '../../platform/common/clock.js';
import { Metrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { Settings } from '../../platform/config/settings.js';
import { ExecutionStore } from '../runs/execution-store.js';
import { toExecutionView } from '../runs/execution-view.js';
import { UNFINISHED } from '../runs/pipeline-execution.entity.js';
import { RunEventStream, type RunState } from './run-event-stream.js';
import { RunWatch } from '../runs/run-watch.js';

/** Seconds after which a refused stream may be tried again. */
const RETRY_AFTER = 10;

/**
 * The event streams that are open at this process. A stream ends with the session that opened it: at once where word of the end
 * arrives, else at the next event or sign of life. No event is written before the session was found alive.
 */
@Injectable()
export class RunEventsService implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Map<RunEventStream, string>();
  /** One for all streams, while there are any. */
  private heartbeat: NodeJS.Timeout | undefined;
  private isOpen = true;
  private isLooking = false;
  private forgetEnds: () => void = () => undefined;

  constructor(
    private readonly store: ExecutionStore,
    private readonly watch: RunWatch,
    private readonly sessions: Sessions,
    private readonly ends: AccessEnds,
    private readonly clock: Clock,
    private readonly settings: Settings,
    metrics: Metrics,
  ) {
    metrics.watch('eventStreams', () => this.size);
  }

  onModuleInit(): void {
    this.forgetEnds = this.ends.listen((userId) => void this.recheck([...this.streams].filter(([, owner]) => owner === userId).map(([stream]) => stream)));
  }

  onModuleDestroy(): void {
    this.isOpen = false;
    this.forgetEnds();
    for (const stream of this.streams.keys()) stream.close();
  }

  /** Streams open at this process. */
  get size(): number {
    return this.streams.size;
  }

  /**
   * Opens the events of a run from behind `lastEventId`.
   * @throws Problem `not_found`, `too_many_streams`, `not_ready` while stopping
   */
  async open(user: AuthenticatedUser, executionId: string, lastEventId: string | undefined): Promise<RunEventStream> {
    const { userId } = user;
    const before = await this.load(userId, executionId);
    this.checkRoom(userId);
    const sent = revisionOf(lastEventId, before.revision);
    const stream = new RunEventStream(() => this.load(userId, executionId).catch(goneOrThrow), () => this.sessions.isLive(user), sent);
    const forget = this.watch.watch(executionId, () => stream.refresh());
    this.streams.set(stream, userId);
    this.heartbeat ??= setInterval(() => void this.beat(), this.settings.eventHeartbeatSeconds * 1000);
    stream.once('close', () => {
      forget();
      this.streams.delete(stream);
      if (this.streams.size > 0) return;
      clearInterval(this.heartbeat);
      this.heartbeat = undefined;
    });
    return stream;
  }

  /** Signs of life for all, then a look whether their sessions live: word of an end may be lost, and expiry has none. */
  private async beat(): Promise<void> {
    for (const stream of this.streams.keys()) stream.beat();
    if (this.isLooking) return;
    this.isLooking = true;
    // One after the other, so that requests find a connection to the database in between.
    for (const stream of this.streams.keys()) if (!(await this.recheck([stream]))) break;
    this.isLooking = false;
  }

  /** Returns false where the database is away: nothing is written then, and the next sign of life looks again. */
  private async recheck(streams: RunEventStream[]): Promise<boolean> {
    // All are told of the doubt at once, before anything is awaited.
    const looks = await Promise.allSettled(streams.map((stream) => stream.recheck()));
    return looks.every(({ status }) => status === 'fulfilled');
  }

  private checkRoom(userId: string): void {
    if (!this.isOpen) throw new Problem('not_ready', 'The service is stopping.', { retryAfterSeconds: RETRY_AFTER });
    const own = [...this.streams.values()].filter((owner) => owner === userId).length;
    if (own >= this.settings.eventStreamsPerUser) {
      throw new Problem('too_many_streams', `You have ${own} event streams open; close one first.`, { retryAfterSeconds: RETRY_AFTER });
    }
    if (this.streams.size >= this.settings.eventStreams) {
      throw new Problem('too_many_streams', 'Too many event streams are open here.', { retryAfterSeconds: RETRY_AFTER });
    }
  }

  private async load(userId: string, executionId: string): Promise<RunState> {
    const execution = await this.store.find(userId, executionId);
    const hasEnded = !UNFINISHED.includes(execution.status);
    return { revision: execution.revision, view: toExecutionView(execution, this.clock.now()), hasEnded };
  }
}

/** What the client has: nothing where it does not say so, or names a change that was never made. */
function revisionOf(lastEventId: string | undefined, newest: number): number {
  const given = /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : -1;
  return given > newest ? -1 : given;
}

function goneOrThrow(error: unknown): null {
  if (error instanceof Problem && error.code === 'not_found') return null;
  throw error;
}
