import { Injectable } from '@nestjs/common';

/** A run that has not ended, and who has it. */
export interface UnfinishedRun {
  executionId: string;
  userId: string;
  /** The process that works on it, or null. */
  leaseOwner: string | null;
  /** Counts up while that process lives. */
  leaseBeat: number;
}

/** Looks in a row at which a beat must have stood still before its owner counts as dead; owners beat once between two looks. */
export const LOOKS_PER_LEASE = 5;

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

  /** A look has failed: what was seen before it says nothing any more. */
  startAnew(): void {
    this.seen.clear();
  }

  /** How many looks in a row, after the first, found the run as it is now. */
  unchangedFor({ executionId, leaseOwner, leaseBeat }: UnfinishedRun): number {
    const seen = this.seen.get(executionId);
    return seen !== undefined && seen.owner === leaseOwner && seen.beat === leaseBeat ? seen.looks : 0;
  }

  /** Whether the process that has the run has died. */
  isAbandoned(run: UnfinishedRun): boolean {
    return run.leaseOwner !== null && this.unchangedFor(run) >= LOOKS_PER_LEASE;
  }
}
