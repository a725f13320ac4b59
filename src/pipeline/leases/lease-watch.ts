import { Injectable } from '@nestjs/common';

/** A run that has not ended, and the holder of its lease. */
export interface UnfinishedRun {
  executionId: string;
  userId: string;
  /** The process that works on it, or null. */
  leaseOwner: string | null;
  /** The number of heartbeats of that process. */
  leaseBeat: number;
}

/**
 * Heartbeats that a holder sends within the time of a lease. The lease expires after this many polls in a row without a
 * new one.
 */
export const HEARTBEATS_PER_LEASE = 5;

interface Seen {
  owner: string | null;
  beat: number;
  /** Consecutive polls without a change, after the first. */
  looks: number;
}

/**
 * Detects dead processes without a clock. The holder of a lease raises a counter; a process that polls often enough and
 * sees no change may take over the run. No clock can be wrong. A poll that hangs or fails because the database is
 * unavailable does not count, since the holder cannot write either.
 */
@Injectable()
export class LeaseWatch {
  private seen = new Map<string, Seen>();

  /** Records the result of a poll of all unfinished runs. */
  look(runs: readonly UnfinishedRun[]): void {
    this.seen = new Map(
      runs.map(({ executionId, leaseOwner: owner, leaseBeat: beat }) => {
        const before = this.seen.get(executionId);
        const same = before !== undefined && before.owner === owner && before.beat === beat;
        return [executionId, { owner, beat, looks: same ? before.looks + 1 : 0 }];
      }),
    );
  }

  /** Forgets earlier polls after a failed one. */
  reset(): void {
    this.seen.clear();
  }

  /** Returns how many polls in a row, after the first, found the run unchanged. */
  unchangedFor({ executionId, leaseOwner, leaseBeat }: UnfinishedRun): number {
    const seen = this.seen.get(executionId);
    return seen !== undefined && seen.owner === leaseOwner && seen.beat === leaseBeat ? seen.looks : 0;
  }

  /** Returns whether the lease has expired, which means that the process holding it died. */
  isExpired(run: UnfinishedRun): boolean {
    return run.leaseOwner !== null && this.unchangedFor(run) >= HEARTBEATS_PER_LEASE;
  }
}
