import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Repository } from 'typeorm';
import { InstanceId } from '../../platform/common/instance-id.js';
import { type UnfinishedRun } from './lease-watch.js';
import { PipelineExecution, UNFINISHED } from '../runs/pipeline-execution.entity.js';

const COLUMNS = { executionId: true, userId: true, leaseOwner: true, leaseBeat: true } as const;

/** Who works on a run, in the database: one process at a time. */
@Injectable()
export class LeaseStore {
  constructor(
    @InjectRepository(PipelineExecution) private readonly executions: Repository<PipelineExecution>,
    private readonly instance: InstanceId,
  ) {}

  /** All runs that have not ended, oldest first. */
  findUnfinished(): Promise<UnfinishedRun[]> {
    return this.executions.find({ select: COLUMNS, where: { status: In(UNFINISHED) }, order: { createdAt: 'ASC', executionId: 'ASC' } });
  }

  /** The run, or null where it has ended or is gone. */
  findOne(executionId: string): Promise<UnfinishedRun | null> {
    return this.executions.findOne({ select: COLUMNS, where: { executionId, status: In(UNFINISHED) } });
  }

  /** Takes a run that nobody has. Returns false where somebody was first, or it has ended. */
  async claim({ executionId }: UnfinishedRun): Promise<boolean> {
    const { affected } = await this.executions.update(
      { executionId, status: In(UNFINISHED), leaseOwner: IsNull() },
      { leaseOwner: this.instance.value, leaseBeat: () => 'lease_beat + 1' },
    );
    return affected === 1;
  }

  /** Takes a run over from a process that has died, if it still is as it was seen. Counts the crash. */
  async takeOver({ executionId, leaseOwner, leaseBeat }: UnfinishedRun): Promise<boolean> {
    if (leaseOwner === null) return false;
    const { affected } = await this.executions.update(
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

  /** A sign of life. Returns false where the run has ended, is gone, or was taken over. */
  async beat(executionId: string): Promise<boolean> {
    const { affected } = await this.executions.update(
      { executionId, status: In(UNFINISHED), leaseOwner: this.instance.value },
      { leaseBeat: () => 'lease_beat + 1' },
    );
    return affected === 1;
  }

  /** Notes that the work up to here is kept. Returns false as `beat` does. */
  async checkpoint(executionId: string): Promise<boolean> {
    const { affected } = await this.executions.update(
      { executionId, status: In(UNFINISHED), leaseOwner: this.instance.value },
      { checkpoint: () => 'checkpoint + 1', crashes: 0, leaseBeat: () => 'lease_beat + 1' },
    );
    return affected === 1;
  }
}
