import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type FindOperator, In, Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { type ProjectResults } from '../../domain/run-result.js';
import { InstanceId } from '../../platform/common/instance-id.js';
import { Metrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { Settings } from '../../platform/config/settings.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RunSignals } from '../../platform/queue/run-signals.js';
import { noSuchProject } from '../../projects/access/project-access.service.js';
import { type ProjectActionName } from '../../projects/access/project-actions.js';
import { type StatusChange } from '../../projects/project-status.js';
import { Project } from '../../projects/project.entity.js';
import { type ProjectChange, ProjectsService } from '../../projects/projects.service.js';
import { lockProject } from '../../projects/stored/project-statements.js';
import { PipelineRun, type RunStatus, UNFINISHED } from './pipeline-run.entity.js';
import { checkQueueCapacity } from './queue-capacity.js';
import { cancelledRun, columnsOf, type RunChange } from './run-change.js';
import { type ProgressSnapshot } from './run-progress.js';
import { secondsBetween } from './run-state.js';

/** Runs read by one statement; each row contains a posting. */
const PAGE_SIZE = 20;

/** A run with its project. */
export type LoadedRun = PipelineRun & { project: Project };

/** A run that begins. */
export interface BegunRun {
  run: PipelineRun;
  /** What the project keeps of its results; undefined: all of them. */
  results?: ProjectResults | null;
}

/** Stores runs, and a run together with its project if both change. Publishes a signal after each change. */
@Injectable()
export class RunStore {
  constructor(
    @InjectRepository(PipelineRun, CONNECTION) private readonly runs: Repository<PipelineRun>,
    private readonly projects: ProjectsService,
    private readonly transactions: Transactions,
    private readonly signals: RunSignals,
    private readonly instance: InstanceId,
    private readonly settings: Settings,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Returns a run of a project, if the user may do something with it.
   * @throws Problem `not_found`, also for a run of a project that the user is no member of; `insufficient_role`
   */
  async find(userId: string, executionId: string, action: ProjectActionName = 'readStatus'): Promise<PipelineRun> {
    const run = await this.runs.findOneBy({ executionId });
    if (run === null) throw noSuchRun();
    try {
      await this.projects.access.permit(userId, run.projectId, action);
      return run;
    } catch (error) {
      throw error instanceof Problem && error.code === 'not_found' ? noSuchRun() : error;
    }
  }

  findByIdempotencyKey(userId: string, idempotencyKey: string): Promise<PipelineRun | null> {
    return this.runs.findOneBy({ userId, idempotencyKey });
  }

  /** Returns all runs of a user, newest first; skips a run that is deleted meanwhile. */
  async *findEach(userId: string): AsyncGenerator<PipelineRun, void> {
    const order = { createdAt: 'DESC', executionId: 'DESC' } as const;
    const all = await this.runs.find({ select: { executionId: true }, where: { userId }, order });
    for (let start = 0; start < all.length; start += PAGE_SIZE) {
      const page = all.slice(start, start + PAGE_SIZE).map(({ executionId }) => executionId);
      yield* await this.runs.find({ where: { userId, executionId: In(page) }, order });
    }
  }

  /** Returns the run with its project, or null if either was deleted. */
  load(executionId: string): Promise<LoadedRun | null> {
    return loadWith(this.runs.manager, executionId);
  }

  /**
   * Stores a new project and its run, both or neither. Returns false if the idempotency key is already used, even if the
   * limits allow no further run or project: the run with this key may have taken the last place a moment earlier.
   * @throws Problem `too_many_runs`, `too_many_projects`
   */
  async insert(project: Project, run: PipelineRun): Promise<boolean> {
    try {
      await this.transactions.run(async (manager) => {
        await checkQueueCapacity(manager, run.userId, this.settings);
        await this.projects.insert(manager, project, () => manager.insert(PipelineRun, run));
      });
      return true;
    } catch (error) {
      const { userId, idempotencyKey } = run;
      const isRefused = error instanceof Problem || isUniqueViolation(error);
      if (isRefused && idempotencyKey !== null && (await this.runs.existsBy({ userId, idempotencyKey }))) return false;
      throw error;
    }
  }

  /**
   * Stores a run for an existing project and returns it. `begin` gets the project as it is at that moment, which nobody
   * else changes meanwhile, and decides whether and how the run may begin.
   * @throws Problem `not_found`, `too_many_runs`, and what `begin` throws; nothing is stored then
   */
  async insertFor(
    projectId: string,
    event: StatusChange,
    begin: (project: Project, manager: EntityManager) => Promise<BegunRun>,
  ): Promise<PipelineRun> {
    return this.transactions.run(async (manager) => {
      const project = await lockProject(manager, { projectId });
      if (project === null) throw noSuchProject();
      const { run, results } = await begin(project, manager);
      await checkQueueCapacity(manager, run.userId, this.settings);
      await this.projects.store(manager, projectId, { event, ...(results === undefined ? {} : { results }) });
      await manager.insert(PipelineRun, run);
      return run;
    });
  }

  /** Stores the progress of a run whose lease this process holds. */
  async saveProgress(executionId: string, progress: ProgressSnapshot): Promise<void> {
    const { affected } = await this.runs.update(this.leased(executionId), columnsOf({ progress }));
    if (affected !== 0) this.signals.publish({ executionId, kind: 'changed' });
  }

  /**
   * Stores a change of a run together with a change of its project, both or neither. Returns false, with nothing
   * stored, if this process does not hold the lease: the run has ended, was deleted with its project, or was taken over
   * by another process.
   */
  async save(
    { executionId, projectId }: Pick<PipelineRun, 'executionId' | 'projectId'>,
    change: RunChange,
    project: ProjectChange,
  ): Promise<boolean> {
    const isSaved = await this.transactions.run(async (manager) => {
      const { affected } = await manager.update(PipelineRun, this.leased(executionId), columnsOf(change));
      return affected !== 0 && this.projects.store(manager, projectId, project);
    });
    if (isSaved) this.signals.publish({ executionId, kind: isEnd(change.status) ? 'ended' : 'changed' });
    return isSaved;
  }

  /**
   * Ends a run as `cancelled`, whichever process works on it, and signals that process to stop. A run that has ended
   * does not change.
   */
  async cancel(executionId: string, at: string): Promise<void> {
    const cancelled = await this.transactions.run(async (manager) => {
      // This statement comes first, so that a save by the worker at the same moment is either seen below or refused.
      const { affected } = await manager.update(
        PipelineRun,
        { executionId, status: In(UNFINISHED) },
        columnsOf({ status: 'cancelled', completedAt: at }),
      );
      const run = affected === 0 ? null : await loadWith(manager, executionId);
      if (run === null) return null;
      const { change, project } = cancelledRun(run, at);
      await manager.update(PipelineRun, executionId, columnsOf(change));
      return (await this.projects.store(manager, run.projectId, project)) ? run : null;
    });
    if (cancelled === null) return;
    const { startedAt } = cancelled;
    this.metrics.runEnded({
      outcome: 'cancelled',
      code: null,
      seconds: startedAt === null ? null : secondsBetween(startedAt, at),
    });
    this.signals.publish({ executionId, kind: 'cancel' });
    this.signals.publish({ executionId, kind: 'ended' });
  }

  /** Selects the run if this process holds its lease. */
  private leased(executionId: string): { executionId: string; status: FindOperator<RunStatus>; leaseOwner: string } {
    return { executionId, status: In(UNFINISHED), leaseOwner: this.instance.value };
  }
}

function noSuchRun(): Problem {
  return new Problem('not_found', 'There is no such run.');
}

async function loadWith(manager: EntityManager, executionId: string): Promise<LoadedRun | null> {
  const run = await manager.findOne(PipelineRun, { where: { executionId }, relations: { project: true } });
  return run?.project === undefined ? null : (run as LoadedRun);
}

function isEnd(status: RunStatus | undefined): boolean {
  return status !== undefined && !UNFINISHED.includes(status);
}
