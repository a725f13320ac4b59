import { Injectable } from '@nestjs/common';

/** A run that has not ended, and who holds its lease. */
export interface UnfinishedRun {
  executionId: string;
  userId: string;
  /** The process that works on it, or null. */
  leaseOwner: string | null;
  /** Counts the heartbeats of that process. */
  leaseBeat: number;
}

/** Heartbeats that an owner sends in the time of a lease. A lease has expired when as many looks in a row found no new one. */
export const HEARTBEATS_PER_LEASE = 5;

interface Seen {
  owner: string | null;
  beat: number;
  /** Looks in a row that found it just so, after the first. */
  looks: number;
}

/**
 * Tells the dead from the living without a clock: an owner counts up while it lives, and whoever looks often enough without
 * seeing it count may take its run. No clock can be wrong, and a look that hangs or fails because the database is away
 * counts for nothing, since the owner cannot write then either.
 */
@Injectable()
export class LeaseWatch {
  private seen = new Map<string, Seen>();

  /** Notes what a look at all unfinished runs found. */
  look(runs: readonly UnfinishedRun[]): void {
    this.seen = new Map(
      runs.map(({ executionId, leaseOwner: owner, leaseBeat: beat }) => {
        const before = this.seen.get(executionId);
        const same = before !== undefined && before.owner === owner && before.beat === beat;
        return [executionId, { owner, beat, looks: same ? before.looks + 1 : 0 }];
      }),
    );
  }

  /** A look has failed: earlier looks say nothing any more. */
  startAnew(): void {
    this.seen.clear();
  }

  /** How many looks in a row, after the first, found the run as it is now. */
  unchangedFor({ executionId, leaseOwner, leaseBeat }: UnfinishedRun): number {
    const seen = this.seen.get(executionId);
    return seen !== undefined && seen.owner === leaseOwner && seen.beat === leaseBeat ? seen.looks : 0;
  }

  /** Whether the lease has expired: the process that holds it has died. */
  isExpired(run: UnfinishedRun): boolean {
    return run.leaseOwner !== null && this.unchangedFor(run) >= HEARTBEATS_PER_LEASE;
  }
}
