import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type FindOperator, In, type QueryDeepPartialEntity, Repository } from 'typeorm';
import { InstanceId } from '../../platform/common/instance-id.js';
import { Metrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { Settings } from '../../platform/config/settings.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Project, type ProjectStatus } from '../../projects/project.entity.js';
import { type ProjectChange, ProjectsService } from '../../projects/projects.service.js';
import { RunSignals } from '../../platform/queue/run-signals.js';
import { cancelledRun } from './cancelled-run.js';
import type { ExecutionChange } from './execution-change.js';
import type { ProgressSnapshot } from './execution-progress.js';
import { type ExecutionStatus, PipelineExecution, UNFINISHED } from './pipeline-execution.entity.js';
import { checkRoom } from './run-bounds.js';
import { secondsBetween } from './seconds-between.js';

/** Executions that are read in one statement: each carries its request, with a posting. */
const READ_AT_ONCE = 20;

type Loaded = PipelineExecution & { project: Project };

/** Keeps executions, and each together with its project where both change; tells whoever watches them. */
@Injectable()
export class ExecutionStore {
  constructor(
    @InjectRepository(PipelineExecution) private readonly executions: Repository<PipelineExecution>,
    private readonly projects: ProjectsService,
    private readonly transactions: Transactions,
    private readonly signals: RunSignals,
    private readonly instance: InstanceId,
    private readonly settings: Settings,
    private readonly metrics: Metrics,
  ) {}

  /** @throws Problem `not_found`, also for what belongs to another user */
  async find(userId: string, executionId: string): Promise<PipelineExecution> {
    const execution = await this.executions.findOneBy({ executionId, userId });
    if (execution === null) throw new Problem('not_found', 'There is no such run.');
    return execution;
  }

  findByIdempotencyKey(userId: string, idempotencyKey: string): Promise<PipelineExecution | null> {
    return this.executions.findOneBy({ userId, idempotencyKey });
  }

  /** All of a user, newest first; one that is deleted meanwhile is left out. */
  async *findEach(userId: string): AsyncGenerator<PipelineExecution, void> {
    const order = { createdAt: 'DESC', executionId: 'DESC' } as const;
    const all = await this.executions.find({ select: { executionId: true }, where: { userId }, order });
    for (let start = 0; start < all.length; start += READ_AT_ONCE) {
      const page = all.slice(start, start + READ_AT_ONCE).map(({ executionId }) => executionId);
      yield* await this.executions.find({ where: { userId, executionId: In(page) }, order });
    }
  }

  /** The run with the project that it works on, or null where either was deleted. */
  load(executionId: string): Promise<Loaded | null> {
    return loadWith(this.executions.manager, executionId);
  }

  /**
   * Stores a project and its run, both or neither. Returns false where the idempotency key is taken.
   * @throws Problem `too_many_runs`, `too_many_projects`
   */
  async insert(project: Project, execution: PipelineExecution): Promise<boolean> {
    try {
      await this.transactions.run(async (manager) => {
        await checkRoom(manager, execution.userId, this.settings);
        await this.projects.insert(manager, project, () => manager.insert(PipelineExecution, execution));
      });
      return true;
    } catch (error) {
      if (execution.idempotencyKey !== null && isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /**
   * Stores a run over a project that is there, if that stands where it may. Of several at once, one gets it.
   * @throws Problem `invalid_project_state`, `too_many_runs`
   */
  async insertFor(execution: PipelineExecution, allowed: ProjectStatus[], change: ProjectChange): Promise<void> {
    await this.transactions.run(async (manager) => {
      await checkRoom(manager, execution.userId, this.settings);
      const { affected } = await manager.update(Project, { projectId: execution.projectId, status: In(allowed) }, { status: change.status });
      if (affected === 0) {
        throw new Problem('invalid_project_state', `This is possible while the project is one of: ${allowed.join(', ')}.`);
      }
      await this.projects.store(manager, execution.projectId, change);
      await manager.insert(PipelineExecution, execution);
    });
  }

  /** Stores how far a run is that this process has. */
  async saveProgress(executionId: string, progress: ProgressSnapshot): Promise<void> {
    const { affected } = await this.executions.update(this.own(executionId), columnsOf({ progress }));
    if (affected !== 0) this.signals.publish({ executionId, kind: 'changed' });
  }

  /**
   * Stores how far a run is together with what it made, both or neither.
   * Returns false, with nothing stored, where this process does not have the run: it has ended, was deleted with its project or taken over.
   */
  async save(execution: Pick<PipelineExecution, 'executionId' | 'projectId'>, change: ExecutionChange, project: ProjectChange): Promise<boolean> {
    const { executionId, projectId } = execution;
    const kept = await this.transactions.run(async (manager) => {
      const { affected } = await manager.update(PipelineExecution, this.own(executionId), columnsOf(change));
      return affected !== 0 && this.projects.store(manager, projectId, project);
    });
    if (kept) this.signals.publish({ executionId, kind: isEnd(change.status) ? 'ended' : 'changed' });
    return kept;
  }

  /** Ends a run as `cancelled`, whoever works on it, who is told. One that has ended stays as it is. */
  async cancel(executionId: string, at: string): Promise<void> {
    const cancelled = await this.transactions.run(async (manager) => {
      // First of all, so that what its worker saves at this moment is either seen below or refused.
      const { affected } = await manager.update(PipelineExecution, { executionId, status: In(UNFINISHED) }, columnsOf({ status: 'cancelled', completedAt: at }));
      const execution = affected === 0 ? null : await loadWith(manager, executionId);
      if (execution === null) return null;
      const { change, project } = cancelledRun(execution, at);
      await manager.update(PipelineExecution, executionId, columnsOf(change));
      return (await this.projects.store(manager, execution.projectId, project)) ? execution : null;
    });
    if (cancelled === null) return;
    const { startedAt } = cancelled;
    this.metrics.runEnded({ outcome: 'cancelled', code: null, seconds: startedAt === null ? null : secondsBetween(startedAt, at) });
    this.signals.publish({ executionId, kind: 'cancel' });
    this.signals.publish({ executionId, kind: 'ended' });
  }

  /** A run, where this process has it. */
  private own(executionId: string): { executionId: string; status: FindOperator<ExecutionStatus>; leaseOwner: string } {
    return { executionId, status: In(UNFINISHED), leaseOwner: this.instance.value };
  }
}

async function loadWith(manager: EntityManager, executionId: string): Promise<Loaded | null> {
  const execution = await manager.findOne(PipelineExecution, { where: { executionId }, relations: { project: true } });
  return execution?.project === undefined ? null : (execution as Loaded);
}

function isEnd(status: ExecutionStatus | undefined): boolean {
  return status !== undefined && !UNFINISHED.includes(status);
}

function columnsOf({ progress, error, isCheckpoint = false, ...columns }: ExecutionChange): QueryDeepPartialEntity<PipelineExecution> {
  return {
    ...columns,
    revision: () => 'revision + 1',
    // Whoever has it works on a run that runs; one that waits or has ended is nobody's.
    ...(columns.status === undefined || columns.status === 'running' ? {} : { leaseOwner: null }),
    ...(isCheckpoint ? { checkpoint: () => 'checkpoint + 1', crashes: 0 } : {}),
    ...(error === undefined ? {} : { errorJson: JSON.stringify(error) }),
    ...(progress === undefined
      ? {}
      : {
          currentModule: progress.currentModule,
          progressPercentage: progress.progressPercentage,
          stagesJson: JSON.stringify(progress.stages),
        }),
  };
}
