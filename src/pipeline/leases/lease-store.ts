import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { InstanceId } from '../../platform/common/instance-id.js';
import { PipelineRun, UNFINISHED } from '../runs/pipeline-run.entity.js';
import { type UnfinishedRun } from './lease-watch.js';

const COLUMNS = { executionId: true, userId: true, leaseOwner: true, leaseBeat: true } as const;

/**
 * The leases of runs in the database: only one process at a time works on a run. The statement that ends a run, or puts
 * it back into the queue, also releases its lease (`columnsOf` in `run-change.ts`).
 */
@Injectable()
export class LeaseStore {
  constructor(
    @InjectRepository(PipelineRun, CONNECTION) private readonly runs: Repository<PipelineRun>,
    private readonly instance: InstanceId,
  ) {}

  /** Returns all runs that have not ended, oldest first. */
  findUnfinished(): Promise<UnfinishedRun[]> {
    return this.runs.find({
      select: COLUMNS,
      where: { status: In(UNFINISHED) },
      order: { createdAt: 'ASC', executionId: 'ASC' },
    });
  }

  /** Returns the run, or null if it has ended or was deleted. */
  findOne(executionId: string): Promise<UnfinishedRun | null> {
    return this.runs.findOne({ select: COLUMNS, where: { executionId, status: In(UNFINISHED) } });
  }

  /** Acquires a free lease. Returns false if another process was first, or the run has ended. */
  async acquire({ executionId }: UnfinishedRun): Promise<boolean> {
    const { affected } = await this.runs.update(
      { executionId, status: In(UNFINISHED), leaseOwner: IsNull() },
      { leaseOwner: this.instance.value, leaseBeat: () => 'lease_beat + 1' },
    );
    return affected === 1;
  }

  /** Takes a lease over from a process that died, if the row has not changed since it was read. Counts the crash. */
  async takeOver({ executionId, leaseOwner, leaseBeat }: UnfinishedRun): Promise<boolean> {
    if (leaseOwner === null) return false;
    const { affected } = await this.runs.update(
      { executionId, status: In(UNFINISHED), leaseOwner, leaseBeat },
      {
        leaseOwner: this.instance.value,
        leaseBeat: () => 'lease_beat + 1',
        crashes: () => 'crashes + 1',
        interruptions: () => 'interruptions + 1',
      },
    );
    return affected === 1;
  }

  /**
   * Shows the other processes that this one is alive. Returns false if it no longer holds the lease, or the run has
   * ended or was deleted.
   */
  async heartbeat(executionId: string): Promise<boolean> {
    const { affected } = await this.runs.update(
      { executionId, status: In(UNFINISHED), leaseOwner: this.instance.value },
      { leaseBeat: () => 'lease_beat + 1' },
    );
    return affected === 1;
  }

  /** Records a checkpoint. Returns false in the same cases as `heartbeat`. */
  async checkpoint(executionId: string): Promise<boolean> {
    const { affected } = await this.runs.update(
      { executionId, status: In(UNFINISHED), leaseOwner: this.instance.value },
      { checkpoint: () => 'checkpoint + 1', crashes: 0, leaseBeat: () => 'lease_beat + 1' },
    );
    return affected === 1;
  }
}
