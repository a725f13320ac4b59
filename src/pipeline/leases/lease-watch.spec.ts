import { describe, expect, it } from '@jest/globals';
import { LeaseWatch, HEARTBEATS_PER_LEASE, type UnfinishedRun } from './lease-watch.js';

const run = (leaseBeat: number, leaseOwner: string | null = 'other'): UnfinishedRun => ({
  executionId: 'a',
  userId: 'ada',
  leaseOwner,
  leaseBeat,
});

/** A watch that has looked and found these, one look each. */
function after(...looks: UnfinishedRun[]): LeaseWatch {
  const watch = new LeaseWatch();
  for (const found of looks) watch.look([found]);
  return watch;
}

const still = (looks: number): UnfinishedRun[] => Array.from({ length: looks }, () => run(7));

describe('whether the owner of a run has died', () => {
  it('is so once its beat stood still for a whole lease', () => {
    expect(after(run(7), ...still(HEARTBEATS_PER_LEASE)).isExpired(run(7))).toBe(true);
  });

  it.each([
    ['a look before that', after(run(7), ...still(HEARTBEATS_PER_LEASE - 1)), run(7)],
    ['when it has beaten since the last look', after(run(7), ...still(HEARTBEATS_PER_LEASE)), run(8)],
    ['when it beat in between', after(...still(HEARTBEATS_PER_LEASE), run(8), run(8)), run(8)],
    ['when another one has taken it meanwhile', after(run(7), ...still(HEARTBEATS_PER_LEASE)), run(7, 'third')],
    ['of a run that nobody has', after(...Array.from({ length: 9 }, () => run(7, null))), run(7, null)],
    [
      'of a run that was never looked at',
      after(run(7), ...still(HEARTBEATS_PER_LEASE)),
      { ...run(7), executionId: 'b' },
    ],
  ])('is not so %s', (_, watch, found) => {
    expect(watch.isExpired(found)).toBe(false);
  });

  it('is not so when a look failed: the owner could not write then either', () => {
    const watch = after(run(7), ...still(HEARTBEATS_PER_LEASE));
    watch.reset();
    for (const found of still(HEARTBEATS_PER_LEASE)) watch.look([found]);
    expect(watch.isExpired(run(7))).toBe(false);
  });
});
