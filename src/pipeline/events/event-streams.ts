import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { AccessEnds } from '../../auth/sessions/access-ends.js';
import { Metrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { Timers } from '../../platform/common/timers.js';
import { Settings } from '../../platform/config/settings.js';
import { type RunEventStream } from './run-event-stream.js';

/** Seconds after which a refused stream may be tried again. */
const RETRY_AFTER = 10;

/**
 * The event streams that are open in this process: limits their number, sends heartbeats, and closes a stream when its
 * session ends. A stream is closed at once if the end of its session is announced, else at the next heartbeat.
 */
@Injectable()
export class EventStreams implements OnModuleInit, OnModuleDestroy {
  /** Each open stream with the id of its user. */
  private readonly streams = new Map<RunEventStream, string>();
  /** One timer for all streams; it runs only while a stream is open. */
  private stopHeartbeat: (() => void) | undefined;
  private isOpen = true;
  private isChecking = false;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly ends: AccessEnds,
    private readonly timers: Timers,
    private readonly settings: Settings,
    metrics: Metrics,
  ) {
    metrics.watch('eventStreams', () => this.size);
  }

  /** The number of open streams in this process. */
  get size(): number {
    return this.streams.size;
  }

  onModuleInit(): void {
    this.stopListening = this.ends.listen(
      (userId) =>
        void this.recheck([...this.streams].filter(([, owner]) => owner === userId).map(([stream]) => stream)),
    );
  }

  onModuleDestroy(): void {
    this.isOpen = false;
    this.stopListening();
    for (const stream of this.streams.keys()) stream.close();
  }

  /**
   * Refuses a stream if the user or this process has too many.
   * @throws Problem `too_many_streams`, `not_ready` during a shutdown
   */
  checkCapacity(userId: string): void {
    if (!this.isOpen) throw new Problem('not_ready', 'The service is stopping.', { retryAfterSeconds: RETRY_AFTER });
    const own = [...this.streams.values()].filter((owner) => owner === userId).length;
    if (own >= this.settings.eventStreamsPerUser) {
      throw new Problem('too_many_streams', `You have ${own} event streams open; close one first.`, {
        retryAfterSeconds: RETRY_AFTER,
      });
    }
    if (this.streams.size >= this.settings.eventStreams) {
      throw new Problem('too_many_streams', 'Too many event streams are open here.', {
        retryAfterSeconds: RETRY_AFTER,
      });
    }
  }

  /** Sends heartbeats to a stream and checks its session until it closes. */
  add(stream: RunEventStream, userId: string): void {
    this.streams.set(stream, userId);
    this.stopHeartbeat ??= this.timers.every(this.settings.eventHeartbeatSeconds * 1000, () => this.heartbeat());
    stream.once('close', () => {
      this.streams.delete(stream);
      if (this.streams.size > 0) return;
      this.stopHeartbeat?.();
      this.stopHeartbeat = undefined;
    });
  }

  /**
   * Sends a heartbeat to all streams, then checks their sessions: an announcement may be lost, and an expiry is not
   * announced.
   */
  private async heartbeat(): Promise<void> {
    for (const stream of this.streams.keys()) stream.heartbeat();
    if (this.isChecking) return;
    this.isChecking = true;
    // One after the other, so that requests get database connections in between.
    for (const stream of this.streams.keys()) if (!(await this.recheck([stream]))) break;
    this.isChecking = false;
  }

  /** Returns false if the database is unavailable: no event is sent then, and the next heartbeat checks again. */
  private async recheck(streams: RunEventStream[]): Promise<boolean> {
    // All streams start their check before anything is awaited, so that none of them sends an event in between.
    const checks = await Promise.allSettled(streams.map((stream) => stream.recheck()));
    return checks.every(({ status }) => status === 'fulfilled');
  }
}
