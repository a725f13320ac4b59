import { Readable } from 'node:stream';
import type { ExecutionView } from './pipeline.dto.js';

/** How a run stands, with the number of its change. */
export interface RunState {
  revision: number;
  view: ExecutionView;
  hasEnded: boolean;
}

/** Milliseconds after which a client whose stream has broken connects again, unless it knows better. */
const RECONNECT_AFTER = 2000;

/**
 * The events of one run, for one client: one `progress` event per change, a last `done`. A client that reads slowly misses
 * states in between, never the newest one, and makes nothing pile up here.
 */
export class RunEventStream extends Readable {
  /** Whether the client takes more. */
  private isWanted = false;
  private isStale = true;
  private isLoading = false;
  private isDone = false;

  /**
   * @param load how the run stands now, or null where it is gone
   * @param sent the revision that the client has already, or -1
   */
  constructor(
    private readonly load: () => Promise<RunState | null>,
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

  /** A sign of life, which clients do not see. */
  beat(): void {
    if (this.isWanted && !this.isDone) this.isWanted = this.push(': still here\n\n');
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
      const state = await this.load();
      if (this.destroyed || this.isDone) return;
      if (state === null) this.close();
      else this.tell(state);
    } catch {
      // The database is away: the next change, or the next look for one, tries again.
      this.isStale = true;
      return;
    } finally {
      this.isLoading = false;
    }
    if (this.isStale) void this.send();
  }

  private tell({ revision, view, hasEnded }: RunState): void {
    const data = JSON.stringify(view);
    if (revision > this.sent) this.isWanted = this.push(`id: ${revision}\nevent: progress\ndata: ${data}\n\n`);
    this.sent = Math.max(this.sent, revision);
    if (!hasEnded) return;
    this.push(`id: ${revision}\nevent: done\ndata: ${data}\n\n`);
    this.close();
  }
}
