import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { PipelineRun } from '../../src/pipeline/runs/pipeline-run.entity.js';
import { type ServiceProcess } from '../support/processes/service-process.js';
import { type Violations } from './violations.js';

/** Milliseconds between two looks. */
const INTERVAL = 50;

/** What the rows of the runs tell of themselves. */
export type RunRow = Pick<
  PipelineRun,
  | 'executionId'
  | 'status'
  | 'currentModule'
  | 'progressPercentage'
  | 'leaseOwner'
  | 'leaseBeat'
  | 'checkpoint'
  | 'crashes'
  | 'interruptions'
>;

const FIELDS: (keyof RunRow)[] = [
  'executionId',
  'status',
  'currentModule',
  'progressPercentage',
  'leaseOwner',
  'leaseBeat',
  'checkpoint',
  'crashes',
  'interruptions',
];

/** Looks at the rows of the runs all the time, from outside: who holds them, and that nothing goes backwards. */
export class LeaseWatch {
  /** Most crashes at one checkpoint that were seen. */
  mostCrashes = 0;
  interruptions = 0;
  /** Milliseconds from each kill until a run of the killed process was in other hands. */
  readonly resumeTimes: number[] = [];
  private rows = new Map<string, RunRow>();
  private readonly owners = new Map<string, ServiceProcess>();
  /** The last process that held a run. */
  private readonly lastOwner = new Map<string, string>();
  private watching: Promise<void> | null = null;
  private over = false;

  private constructor(
    private readonly database: DataSource,
    private readonly violations: Violations,
  ) {}

  static async on(databaseUrl: string, violations: Violations): Promise<LeaseWatch> {
    const database = await new DataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 2 })).initialize();
    const watch = new LeaseWatch(database, violations);
    watch.watching = watch
      .watch()
      .catch((error: unknown) => violations.add(`the runs cannot be watched any more: ${String(error)}`));
    return watch;
  }

  /** Makes a process known by the name that it gives itself in its log. */
  introduce(service: ServiceProcess): void {
    const id = /instance ([0-9a-f-]{36})/.exec(service.child.log())?.[1];
    if (id === undefined) throw new Error(`${service.child.name} does not say which instance it is`);
    this.owners.set(id, service);
  }

  /** The runs that a process holds. */
  heldBy(service: ServiceProcess): RunRow[] {
    return [...this.rows.values()].filter(
      ({ status, leaseOwner }) =>
        status === 'running' && leaseOwner !== null && this.owners.get(leaseOwner) === service,
    );
  }

  row(executionId: string): RunRow | undefined {
    return this.rows.get(executionId);
  }

  async close(): Promise<void> {
    this.over = true;
    await this.watching;
    await this.database.destroy();
  }

  private async watch(): Promise<void> {
    while (!this.over) {
      const rows: RunRow[] = await this.database.manager.find(PipelineRun, { select: FIELDS });
      for (const row of rows) this.compare(this.rows.get(row.executionId), row);
      await sleep(INTERVAL);
    }
  }

  private compare(before: RunRow | undefined, now: RunRow): void {
    const { executionId } = now;
    this.rows.set(executionId, now);
    this.mostCrashes = Math.max(this.mostCrashes, now.crashes);
    if (now.leaseOwner !== null) this.noteOwner(executionId, now.leaseOwner);
    if (before === undefined) return;
    this.interruptions += Math.max(0, now.interruptions - before.interruptions);
    this.violations.expect(
      now.checkpoint >= before.checkpoint,
      () => `run ${executionId}: checkpoint ${now.checkpoint} after ${before.checkpoint}`,
    );
    this.violations.expect(
      now.interruptions >= before.interruptions,
      () => `run ${executionId}: ${now.interruptions} interruptions after ${before.interruptions}`,
    );
    this.violations.expect(
      !hasEnded(before) || now.status === before.status,
      () => `run ${executionId}: ${now.status} after ${before.status}`,
    );
  }

  /** A run may change hands only when the one who held it is dead. */
  private noteOwner(executionId: string, owner: string): void {
    const last = this.lastOwner.get(executionId);
    this.lastOwner.set(executionId, owner);
    if (last === undefined || last === owner) return;
    const loser = this.owners.get(last);
    const endedAt = loser?.child.endedAt ?? null;
    if (loser === undefined || endedAt === null)
      this.violations.add(`run ${executionId} has two owners: ${loser?.child.name ?? last} lives`);
    else this.resumeTimes.push(performance.now() - endedAt);
  }
}

function hasEnded({ status }: RunRow): boolean {
  return status !== 'queued' && status !== 'running';
}
