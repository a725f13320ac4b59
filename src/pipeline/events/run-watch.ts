import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { Timers } from '../../platform/common/timers.js';
import { Settings } from '../../platform/config/settings.js';
import { RunSignals } from '../../platform/queue/run-signals.js';
import { PipelineRun, UNFINISHED } from '../runs/pipeline-run.entity.js';

/** Milliseconds between two polls of watched runs, in case a signal was lost. */
export const POLL_INTERVAL = 2000;
/** Rows read by one statement. */
const CHUNK = 500;

type Listener = (kind: 'changed' | 'ended') => void;

/** Notifies listeners in this process when a run changes or ends, whichever process works on the run. */
@Injectable()
export class RunWatch implements OnModuleInit {
  private readonly logger = new Logger(RunWatch.name);
  private readonly listeners = new Map<string, Set<Listener>>();
  /** The revision at the last poll. */
  private readonly revisions = new Map<string, number>();
  private readonly drained = new Set<() => void>();
  private cancelPoll: (() => void) | undefined;
  private unsubscribe: () => void = () => undefined;
  private waiting = 0;

  constructor(
    @InjectRepository(PipelineRun, CONNECTION) private readonly runs: Repository<PipelineRun>,
    private readonly signals: RunSignals,
    private readonly timers: Timers,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.unsubscribe = this.signals.subscribe(({ executionId, kind }) => {
      if (kind !== 'cancel') this.notify(executionId, kind);
    });
  }

  /** Waits for clients that wait for a run, as long as the grace period of active runs, and then ends their wait. */
  async close(): Promise<void> {
    await this.waitForClients(this.settings.shutdownGraceSeconds * 1000);
    this.cancelPoll?.();
    this.unsubscribe();
    for (const executionId of this.listeners.keys()) this.notify(executionId, 'ended');
  }

  /** Listens to a run. Returns a function that stops listening. */
  watch(executionId: string, listener: Listener): () => void {
    const listeners = this.listeners.get(executionId) ?? new Set();
    this.listeners.set(executionId, listeners.add(listener));
    this.schedulePoll();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.listeners.get(executionId) !== listeners) return;
      this.listeners.delete(executionId);
      this.revisions.delete(executionId);
      if (this.listeners.size > 0) return;
      this.cancelPoll?.();
      this.cancelPoll = undefined;
    };
  }

  /**
   * Waits until a run has ended, or this process stops. `isEnded` reads the row after this process has begun to listen,
   * so that no end is missed.
   * @throws what `isEnded` throws
   */
  async untilEnded(executionId: string, isEnded: () => Promise<boolean>): Promise<void> {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const forget = this.watch(executionId, (kind) => kind === 'ended' && end());
    this.waiting += 1;
    try {
      if (!(await isEnded())) await ended;
    } finally {
      forget();
      this.waiting -= 1;
      if (this.waiting === 0) for (const resolve of this.drained) resolve();
    }
  }

  private async waitForClients(milliseconds: number): Promise<void> {
    if (this.waiting === 0 || milliseconds === 0) return;
    await new Promise<void>((resolve) => {
      const cancel = this.timers.after(milliseconds, resolve);
      this.drained.add(() => {
        cancel();
        resolve();
      });
    });
  }

  private notify(executionId: string, kind: 'changed' | 'ended'): void {
    for (const listener of this.listeners.get(executionId) ?? []) listener(kind);
  }

  private schedulePoll(): void {
    this.cancelPoll ??= this.timers.after(POLL_INTERVAL, () =>
      this.poll().finally(() => {
        this.cancelPoll = undefined;
        if (this.listeners.size > 0) this.schedulePoll();
      }),
    );
  }

  private async poll(): Promise<void> {
    const watched = [...this.listeners.keys()];
    try {
      for (let start = 0; start < watched.length; start += CHUNK)
        await this.pollRuns(watched.slice(start, start + CHUNK));
    } catch (error) {
      this.logger.warn(`Watched runs could not be polled: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  private async pollRuns(executionIds: string[]): Promise<void> {
    const select = { executionId: true, status: true, revision: true } as const;
    const found = await this.runs.find({ select, where: { executionId: In(executionIds) } });
    const rows = new Map(found.map((row) => [row.executionId, row]));
    for (const executionId of executionIds) {
      const row = rows.get(executionId);
      if (row === undefined || !UNFINISHED.includes(row.status)) this.notify(executionId, 'ended');
      else if (this.listeners.has(executionId) && this.revisions.get(executionId) !== row.revision) {
        this.revisions.set(executionId, row.revision);
        this.notify(executionId, 'changed');
      }
    }
  }
}
