import { Readable } from 'node:stream';
import { type ExecutionView } from '../pipeline.dto.js';

/** A run as its owner sees it at one time, with the number of its last change. */
export interface RunSnapshot {
  revision: number;
  view: ExecutionView;
  hasEnded: boolean;
}

/** Milliseconds after which a client reconnects if it has no setting of its own. */
const RECONNECT_AFTER = 2000;

/**
 * The events of one run for one client: one `progress` event for each change, and a final `done`. A client that reads
 * slowly misses states in between, but always gets the newest one; nothing is buffered for it here. Before each event
 * the stream checks that the client still has access.
 */
export class RunEventStream extends Readable {
  /** Whether the client can receive more. */
  private isWanted = false;
  private isStale = true;
  private isLoading = false;
  private isDone = false;
  /** How often this stream was told that the client's access may have ended. */
  private rechecks = 0;

  /**
   * @param load reads the run, or null if it was deleted
   * @param hasAccess returns whether the client still has access
   * @param sent the revision that the client already has, or -1
   */
  constructor(
    private readonly load: () => Promise<RunSnapshot | null>,
    private readonly hasAccess: () => Promise<boolean>,
    private sent: number,
  ) {
    super({ encoding: 'utf8' });
    this.isWanted = this.push(`retry: ${RECONNECT_AFTER}\n\n`);
  }

  override _read(): void {
    this.isWanted = true;
    void this.send();
  }

  /** The run has changed. */
  refresh(): void {
    this.isStale = true;
    void this.send();
  }

  /** Sends an SSE comment that keeps the connection open; clients ignore it. */
  heartbeat(): void {
    if (this.isWanted && !this.isDone) this.isWanted = this.push(': still here\n\n');
  }

  /**
   * The client's access may have ended: no event is sent until that has been checked.
   * @throws what the check throws
   */
  async recheck(): Promise<void> {
    this.rechecks += 1;
    if (!this.isDone && !(await this.hasAccess())) this.cutOff();
  }

  /** Ends the stream; if the run has not ended, the client reconnects. */
  close(): void {
    if (this.isDone) return;
    this.isDone = true;
    this.push(null);
  }

  private async send(): Promise<void> {
    if (!this.isWanted || !this.isStale || this.isLoading || this.isDone || this.destroyed) return;
    this.isLoading = true;
    this.isStale = false;
    try {
      const snapshot = await this.load();
      const hasAccess = await this.hasAccessNow();
      if (this.destroyed || this.isDone) return;
      if (!hasAccess) this.cutOff();
      else if (snapshot === null) this.close();
      else this.sendEvents(snapshot);
    } catch {
      // The database is unavailable: the next change or poll tries again.
      this.isStale = true;
      return;
    } finally {
      this.isLoading = false;
    }
    if (this.isStale) void this.send();
  }

  /** Repeats a check that began before `recheck` was called: two database connections may respond in any order. */
  private async hasAccessNow(): Promise<boolean> {
    for (;;) {
      const { rechecks } = this;
      const hasAccess = await this.hasAccess();
      if (rechecks === this.rechecks) return hasAccess;
    }
  }

  /** Ends the stream; drops an event that a slow client has not read yet. */
  private cutOff(): void {
    if (this.readableLength === 0) this.close();
    else this.destroy();
  }

  private sendEvents({ revision, view, hasEnded }: RunSnapshot): void {
    const data = JSON.stringify(view);
    if (revision > this.sent) this.isWanted = this.push(`id: ${revision}\nevent: progress\ndata: ${data}\n\n`);
    this.sent = Math.max(this.sent, revision);
    if (!hasEnded) return;
    this.push(`id: ${revision}\nevent: done\ndata: ${data}\n\n`);
    this.close();
  }
}
