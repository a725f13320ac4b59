import { Readable } from 'node:stream';
import { type ExecutionView } from '../pipeline.dto.js';

/** A run as its owner sees it at one moment, with the number of its last change. */
export interface RunSnapshot {
  revision: number;
  view: ExecutionView;
  hasEnded: boolean;
}

/** Milliseconds after which a client whose stream has broken connects again, unless it knows better. */
const RECONNECT_AFTER = 2000;

/**
 * The events of one run, for one client: one `progress` event per change, and a last `done`. A client that reads slowly misses
 * states in between, never the newest one, and nothing is buffered for it here. Right before each event, the stream checks that
 * the client may still have it.
 */
export class RunEventStream extends Readable {
  /** Whether the client takes more. */
  private isWanted = false;
  private isStale = true;
  private isLoading = false;
  private isDone = false;
  /** How often this stream was told that the client's access may have ended. */
  private doubts = 0;

  /**
   * @param load reads the run, or null where it is gone
   * @param mayHave whether the client may still have what comes
   * @param sent the revision that the client has already, or -1
   */
  constructor(
    private readonly load: () => Promise<RunSnapshot | null>,
    private readonly mayHave: () => Promise<boolean>,
    private sent: number,
  ) {
    super({ encoding: 'utf8' });
    this.isWanted = this.push(`retry: ${RECONNECT_AFTER}\n\n`);
  }

  override _read(): void {
    this.isWanted = true;
    void this.send();
  }

  /** There is something new to see. */
  refresh(): void {
    this.isStale = true;
    void this.send();
  }

  /** A comment that keeps the connection open; clients do not see it. */
  heartbeat(): void {
    if (this.isWanted && !this.isDone) this.isWanted = this.push(': still here\n\n');
  }

  /**
   * The client's access may have ended: no event is written before that is known.
   * @throws what looking throws
   */
  async recheck(): Promise<void> {
    this.doubts += 1;
    if (!this.isDone && !(await this.mayHave())) this.cutOff();
  }

  /** Ends the stream; before the run has ended, the client connects again. */
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
      const mayHave = await this.mayHaveNow();
      if (this.destroyed || this.isDone) return;
      if (!mayHave) this.cutOff();
      else if (snapshot === null) this.close();
      else this.tell(snapshot);
    } catch {
      // The database is away: the next change, or the next look for one, tries again.
      this.isStale = true;
      return;
    } finally {
      this.isLoading = false;
    }
    if (this.isStale) void this.send();
  }

  /** A check that began before a possible end was announced does not count: two connections to the database may answer in any order. */
  private async mayHaveNow(): Promise<boolean> {
    for (;;) {
      const { doubts } = this;
      const mayHave = await this.mayHave();
      if (doubts === this.doubts) return mayHave;
    }
  }

  /** Ends the stream; an event that a slow client has not taken yet is dropped. */
  private cutOff(): void {
    if (this.readableLength === 0) this.close();
    else this.destroy();
  }

  private tell({ revision, view, hasEnded }: RunSnapshot): void {
    const data = JSON.stringify(view);
    if (revision > this.sent) this.isWanted = this.push(`id: ${revision}\nevent: progress\ndata: ${data}\n\n`);
    this.sent = Math.max(this.sent, revision);
    if (!hasEnded) return;
    this.push(`id: ${revision}\nevent: done\ndata: ${data}\n\n`);
    this.close();
  }
}
