import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Repository } from 'typeorm';
import { InstanceId } from '../../platform/common/instance-id.js';
import { PipelineRun, UNFINISHED } from '../runs/pipeline-run.entity.js';
import { type UnfinishedRun } from './lease-watch.js';

const COLUMNS = { executionId: true, userId: true, leaseOwner: true, leaseBeat: true } as const;

/**
 * The leases of runs in the database: one process at a time works on a run. A lease is released by the statement that ends the
 * run or puts it back into the queue (`columnsOf` in `run-change.ts`).
 */
@Injectable()
export class LeaseStore {
  constructor(
    @InjectRepository(PipelineRun) private readonly runs: Repository<PipelineRun>,
    private readonly instance: InstanceId,
  ) {}

  /** All runs that have not ended, oldest first. */
  findUnfinished(): Promise<UnfinishedRun[]> {
    return this.runs.find({
      select: COLUMNS,
      where: { status: In(UNFINISHED) },
      order: { createdAt: 'ASC', executionId: 'ASC' },
    });
  }

  /** The run, or null where it has ended or is gone. */
  findOne(executionId: string): Promise<UnfinishedRun | null> {
    return this.runs.findOne({ select: COLUMNS, where: { executionId, status: In(UNFINISHED) } });
  }

  /** Acquires a lease that nobody holds. Returns false where another process was first, or the run has ended. */
  async acquire({ executionId }: UnfinishedRun): Promise<boolean> {
    const { affected } = await this.runs.update(
      { executionId, status: In(UNFINISHED), leaseOwner: IsNull() },
      { leaseOwner: this.instance.value, leaseBeat: () => 'lease_beat + 1' },
    );
    return affected === 1;
  }

  /** Takes a lease over from a process that has died, if the run is still as it was seen. Counts the crash. */
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

  /** Shows the other processes that this one lives. Returns false where it no longer holds the lease, or the run has ended or is gone. */
  async heartbeat(executionId: string): Promise<boolean> {
    const { affected } = await this.runs.update(
      { executionId, status: In(UNFINISHED), leaseOwner: this.instance.value },
      { leaseBeat: () => 'lease_beat + 1' },
    );
    return affected === 1;
  }

  /** Notes that the work up to here is saved. Returns false as `heartbeat` does. */
  async checkpoint(executionId: string): Promise<boolean> {
    const { affected } = await this.runs.update(
      { executionId, status: In(UNFINISHED), leaseOwner: this.instance.value },
      { checkpoint: () => 'checkpoint + 1', crashes: 0, leaseBeat: () => 'lease_beat + 1' },
    );
    return affected === 1;
  }
}
