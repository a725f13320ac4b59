import { Logger } from '@nestjs/common';
import { type DataSource, type Repository } from 'typeorm';
import { AccessEnds } from '../../src/auth/sessions/access-ends.js';
import { User } from '../../src/auth/user.entity.js';
import { RunWatch } from '../../src/pipeline/events/run-watch.js';
import { LeaseKeeper } from '../../src/pipeline/leases/lease-keeper.js';
import { LeaseStore } from '../../src/pipeline/leases/lease-store.js';
import { LeaseWatch } from '../../src/pipeline/leases/lease-watch.js';
import { RunRecovery } from '../../src/pipeline/leases/run-recovery.js';
import { newRun } from '../../src/pipeline/runs/new-run.js';
import { PipelineRun } from '../../src/pipeline/runs/pipeline-run.entity.js';
import { RunControl } from '../../src/pipeline/runs/run-control.js';
import { type StoredRequest } from '../../src/pipeline/runs/run-state.js';
import { RunStore } from '../../src/pipeline/runs/run-store.js';
import { Clock } from '../../src/platform/common/clock.js';
import { Uuid7Generator } from '../../src/platform/common/ids.js';
import { InstanceId } from '../../src/platform/common/instance-id.js';
import { NoMetrics } from '../../src/platform/common/metrics.js';
import { Settings } from '../../src/platform/config/settings.js';
import { Erasure } from '../../src/platform/database/erasure.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { type Job, type JobCounts, JobQueue } from '../../src/platform/queue/job-queue.js';
import { RunSignals } from '../../src/platform/queue/run-signals.js';
import { LocalSignals } from '../../src/platform/signals/local-signals.js';
import { Project } from '../../src/projects/project.entity.js';
import { ProjectAccessService } from '../../src/projects/access/project-access.service.js';
import { ProjectsService } from '../../src/projects/projects.service.js';
import { ManualTimers } from './manual-timers.js';
import { openTestDataSource } from './test-database.js';

/** The text of the posting, which no test depends on. */
const POSTING = 'Senior Go Engineer for a team in Berlin';

/** A clock that a test sets. */
export class SettableClock extends Clock {
  moment = new Date('2026-11-22T06:12:00.000Z');

  now(): Date {
    return this.moment;
  }

  advance(milliseconds: number): void {
    this.moment = new Date(this.moment.getTime() + milliseconds);
  }
}

/** A queue that only records what is enqueued. */
export class RecordingQueue extends JobQueue {
  readonly accepting = true;
  readonly enqueued: string[] = [];
  isAway = false;

  async enqueue({ id }: Job): Promise<void> {
    if (this.isAway) throw new Error('The queue is away');
    this.enqueued.push(id);
  }

  process(): void {}

  async counts(): Promise<JobCounts> {
    return { waiting: 0, running: 0 };
  }

  async close(): Promise<void> {}
}

/** The parts of the service in one process. All processes of a scene share the database, the clock and the timers. */
export interface SceneProcess {
  id: string;
  store: RunStore;
  leases: LeaseStore;
  leaseWatch: LeaseWatch;
  keeper: LeaseKeeper;
  recovery: RunRecovery;
  queue: RecordingQueue;
  control: RunControl;
  watch: RunWatch;
}

/** A migrated database with one user, and processes that work on the user's runs while the test advances the time. */
export class RunScene {
  readonly timers = new ManualTimers();
  readonly clock = new SettableClock();
  readonly ids = new Uuid7Generator();
  readonly settings = new Settings();
  readonly userId = this.ids.next();
  readonly signals = new RunSignals(new LocalSignals());
  readonly accessEnds = new AccessEnds(new LocalSignals());
  readonly runs: Repository<PipelineRun>;
  readonly projects: Repository<Project>;
  private readonly gate: Transactions;
  private readonly projectsService: ProjectsService;

  private constructor(
    readonly dataSource: DataSource,
    readonly close: () => Promise<void>,
  ) {
    this.runs = dataSource.getRepository(PipelineRun);
    this.projects = dataSource.getRepository(Project);
    this.gate = new Transactions(dataSource);
    const erasure = new Erasure(dataSource, this.gate, this.clock);
    this.projectsService = new ProjectsService(
      this.projects,
      this.clock,
      this.ids,
      this.gate,
      this.settings,
      erasure,
      new ProjectAccessService(this.projects),
    );
  }

  static async open(): Promise<RunScene> {
    Logger.overrideLogger(false);
    const { dataSource, close } = await openTestDataSource();
    const scene = new RunScene(dataSource, close);
    const at = scene.clock.now().toISOString();
    await dataSource.manager.insert(User, {
      userId: scene.userId,
      email: 'ada',
      emailKey: 'ada',
      hashedPassword: '',
      createdAt: at,
      updatedAt: at,
    });
    return scene;
  }

  /** Milliseconds after which a lease without a heartbeat expires. */
  get lease(): number {
    return this.settings.runLeaseSeconds * 1000;
  }

  process(): SceneProcess {
    const { timers, settings, signals } = this;
    const metrics = new NoMetrics();
    const instance = new InstanceId(this.ids);
    const queue = new RecordingQueue();
    const leases = new LeaseStore(this.runs, instance);
    const leaseWatch = new LeaseWatch();
    const control = new RunControl(signals);
    const watch = new RunWatch(this.runs, signals, timers, settings);
    control.onModuleInit();
    watch.onModuleInit();
    return {
      id: instance.value,
      store: new RunStore(this.runs, this.projectsService, this.gate, signals, instance, settings, metrics),
      leases,
      leaseWatch,
      keeper: new LeaseKeeper(leases, leaseWatch, metrics, timers, settings),
      recovery: new RunRecovery(leases, leaseWatch, queue, timers, settings),
      queue,
      control,
      watch,
    };
  }

  /** Stores a waiting run and its project; `changes` apply to the run's row, `results` are stored in the project. */
  async addRun(
    changes: Partial<PipelineRun> = {},
    request: Partial<StoredRequest> = {},
    results: object | null = null,
  ): Promise<string> {
    this.clock.advance(1);
    const project = this.projectsService.newProject(this.userId, 'runSubmitted', {
      name: 'A search',
      jobDescriptionText: POSTING,
    });
    await this.projects.insert({ ...project, resultsJson: results === null ? null : JSON.stringify(results) });
    const run = newRun(
      this.ids.next(),
      project,
      { jobDescriptionText: POSTING, ...request },
      { requestHash: '', idempotencyKey: null },
    );
    await this.runs.insert({ ...run, ...changes });
    return run.executionId;
  }

  row(executionId: string): Promise<PipelineRun> {
    return this.runs.findOneByOrFail({ executionId });
  }

  async projectOf(executionId: string): Promise<Project> {
    return this.projects.findOneByOrFail({ projectId: (await this.row(executionId)).projectId });
  }
}
