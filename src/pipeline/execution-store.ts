import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Problem } from '../common/problem.js';
import { isUniqueViolation } from '../database/unique-violation.js';
import { WriteGate } from '../database/write-gate.js';
import type { RunError } from '../domain/run-result.js';
import { Project, type ProjectStatus } from '../projects/project.entity.js';
import { type ProjectChange, ProjectsService } from '../projects/projects.service.js';
import type { ProgressSnapshot } from './execution-progress.js';
import { type ExecutionStatus, PipelineExecution } from './pipeline-execution.entity.js';

/** Runs that have not ended. */
const UNFINISHED: ExecutionStatus[] = ['queued', 'running'];

/** What of an execution changes while it is worked on. */
export interface ExecutionChange {
  status?: ExecutionStatus;
  startedAt?: string;
  deadlineAt?: string;
  completedAt?: string;
  progress?: ProgressSnapshot;
  error?: RunError;
}

/** Keeps executions, and each together with its project where both change. */
@Injectable()
export class ExecutionStore {
  constructor(
    @InjectRepository(PipelineExecution) private readonly executions: Repository<PipelineExecution>,
    private readonly projects: ProjectsService,
    private readonly gate: WriteGate,
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

  findAll(userId: string): Promise<PipelineExecution[]> {
    return this.executions.find({ where: { userId }, order: { createdAt: 'DESC', executionId: 'DESC' } });
  }

  /** The run with the project that it works on, or null where either was deleted. */
  async load(executionId: string): Promise<(PipelineExecution & { project: Project }) | null> {
    const execution = await this.executions.findOne({ where: { executionId }, relations: { project: true } });
    return execution?.project === undefined ? null : (execution as PipelineExecution & { project: Project });
  }

  /** Stores a project and its run, both or neither. Returns false where the idempotency key is taken. */
  async insert(project: Project, execution: PipelineExecution): Promise<boolean> {
    try {
      await this.gate.atomically(async (manager) => {
        await manager.insert(Project, project);
        await manager.insert(PipelineExecution, execution);
      });
      return true;
    } catch (error) {
      if (execution.idempotencyKey !== null && isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /**
   * Stores a run over a project that is there, if that stands where it may. Of several at once, one gets it.
   * @throws Problem `invalid_project_state`
   */
  async insertFor(execution: PipelineExecution, allowed: ProjectStatus[], change: ProjectChange): Promise<void> {
    await this.gate.atomically(async (manager) => {
      const { affected } = await manager.update(Project, { projectId: execution.projectId, status: In(allowed) }, { status: change.status });
      if (affected === 0) {
        throw new Problem('invalid_project_state', `This is possible while the project is one of: ${allowed.join(', ')}.`);
      }
      await this.projects.store(manager, execution.projectId, change);
      await manager.insert(PipelineExecution, execution);
    });
  }

  /** Runs that have not ended, oldest first: what a stop or a crash has left. */
  findUnfinished(): Promise<PipelineExecution[]> {
    return this.executions.find({ where: { status: In(UNFINISHED) }, order: { createdAt: 'ASC', executionId: 'ASC' } });
  }

  /** Stores how far a run is. */
  async saveProgress(executionId: string, progress: ProgressSnapshot): Promise<void> {
    await this.executions.update(executionId, columnsOf({ progress }));
  }

  /**
   * Stores how far a run is together with what it made, both or neither.
   * Returns false, with nothing stored, where the run has ended meanwhile or its project was deleted.
   */
  save(execution: Pick<PipelineExecution, 'executionId' | 'projectId'>, change: ExecutionChange, project: ProjectChange): Promise<boolean> {
    return this.gate.atomically(async (manager) => {
      const { affected } = await manager.update(PipelineExecution, { executionId: execution.executionId, status: In(UNFINISHED) }, columnsOf(change));
      return affected !== 0 && this.projects.store(manager, execution.projectId, project);
    });
  }

  /** Whether a run is still to be worked on: not ended by somebody else, and not deleted with its project. */
  isUnfinished(executionId: string): Promise<boolean> {
    return this.executions.existsBy({ executionId, status: In(UNFINISHED) });
  }
}

function columnsOf({ progress, error, ...columns }: ExecutionChange): Partial<PipelineExecution> {
  return {
    ...columns,
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

