import { stringify } from 'safe-stable-stringify';
import { type ProjectResults } from '../../../src/domain/run-result.js';

/**
 * What two runs of the same posting must have in common: the requirement, the people with everything known of them, and
 * the drafts. Left out are the metadata, which tell of the run and not of its result. Times are compared: the clocks of
 * compared runs stand still at the same moment.
 */
export function comparable({ jobRequirement, rankedCandidates, outreachMessages }: ProjectResults): string {
  return stringify({ jobRequirement, rankedCandidates, outreachMessages }) ?? '';
}

/** Where two comparable results part, with a little of both; null where they do not. */
export function firstDifference(one: string, other: string): string | null {
  if (one === other) return null;
  const at = [...one].findIndex((character, index) => character !== other[index]);
  const from = Math.max(0, (at === -1 ? Math.min(one.length, other.length) : at) - 120);
  return `at ${at}: …${one.slice(from, from + 240)}… in place of …${other.slice(from, from + 240)}…`;
}
