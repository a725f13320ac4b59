import { stringify } from 'safe-stable-stringify';
import { type ProjectResults } from '../../../src/domain/run-result.js';

/**
 * Returns what must be equal for two runs of the same posting: the requirement, the people with all their data, and the
 * drafts. The metadata is left out, because it describes the run and not its result. Times are compared: the clocks of
 * compared runs stand still at the same time.
 */
export function comparable({ jobRequirement, rankedCandidates, outreachMessages }: ProjectResults): string {
  return stringify({ jobRequirement, rankedCandidates, outreachMessages }) ?? '';
}

/** Returns the first difference of two comparable results with some context; null if they are equal. */
export function firstDifference(one: string, other: string): string | null {
  if (one === other) return null;
  const at = [...one].findIndex((character, index) => character !== other[index]);
  const from = Math.max(0, (at === -1 ? Math.min(one.length, other.length) : at) - 120);
  return `at ${at}: …${one.slice(from, from + 240)}… in place of …${other.slice(from, from + 240)}…`;
}
