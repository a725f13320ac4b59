import { createHash } from 'node:crypto';
import { stringify } from 'safe-stable-stringify';
import type { ProjectResults } from '../../../src/domain/run-result.js';

/**
 * What two runs of the same posting must have in common: the requirement, the people with everything known of them, and
 * the drafts. Left out are the ids of the drafts, which are made up at random, and the metadata, which tell of the run
 * and not of its result. Times are compared: the clocks of compared runs stand still at the same moment.
 */
export function comparable({ jobRequirement, rankedCandidates, outreachMessages }: ProjectResults): string {
  const messages = outreachMessages?.map(({ outreachId: _, ...message }) => message);
  return stringify({ jobRequirement, rankedCandidates, outreachMessages: messages }) ?? '';
}

/** Where two comparable results part, with a little of both; null where they do not. */
export function firstDifference(one: string, other: string): string | null {
  if (one === other) return null;
  const at = [...one].findIndex((character, index) => character !== other[index]);
  const from = Math.max(0, (at === -1 ? Math.min(one.length, other.length) : at) - 120);
  return `at ${at}: …${one.slice(from, from + 240)}… in place of …${other.slice(from, from + 240)}…`;
}

/** For a table: the beginning of a digest. */
export function digest(result: string): string {
  return createHash('sha256').update(result).digest('hex').slice(0, 8);
}
