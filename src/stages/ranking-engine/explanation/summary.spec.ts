import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { candidates, REFERENCE_DATE, requirements, SEED } from '../../../../test/support/ranking-arbitraries.js';
import { type RankedCandidate, SCORE_PARTS } from '../../../domain/ranking.js';
import { rankCandidates } from '../rank-candidates.js';

const PEOPLE = fc
  .sample(fc.tuple(candidates, requirements), { seed: SEED, numRuns: 300 })
  .flatMap(([candidate, requirement]) => rankCandidates({ requirement, candidates: [candidate] }, REFERENCE_DATE));

/** What no person may be said to be at once: each returns what contradicts itself. */
const CONTRADICTIONS: Record<string, (person: RankedCandidate) => unknown[]> = {
  'a skill both shown and missing or not observable': ({ matchedSkills, missingSkills, notObservable }) =>
    matchedSkills.filter(({ name }) => [...missingSkills, ...notObservable].includes(name)),
  'a skill both missing and not observable': ({ missingSkills, notObservable }) =>
    missingSkills.filter((name) => notObservable.includes(name)),
  'little seen of what is asked for, and nothing missing': ({ concerns, missingSkills }) =>
    missingSkills.length === 0 ? concerns.filter((concern) => /^Little of what|^Not seen/.test(concern)) : [],
  'every skill shown, and one missing': ({ strengths, missingSkills }) =>
    missingSkills.length > 0 ? strengths.filter((strength) => strength.startsWith('Has shown every')) : [],
  'most shown, and more missing than shown': ({ strengths, matchedSkills, missingSkills }) =>
    missingSkills.length >= matchedSkills.length ? strengths.filter((text) => text.startsWith('Has shown most')) : [],
  'active now, and little work in the last 12 months': ({ strengths, concerns }) =>
    strengths.some((text) => text.startsWith('Is active'))
      ? concerns.filter((text) => /last 12 months/.test(text))
      : [],
  'in the field, and of another field': ({ strengths, concerns }) =>
    strengths.some((text) => text.startsWith('Works in')) ? concerns.filter((text) => /another field/.test(text)) : [],
  'much and little dated work': ({ strengths, concerns }) =>
    strengths.some((text) => text.startsWith('Has much dated'))
      ? concerns.filter((text) => /Little dated/.test(text))
      : [],
  'there, and unknown or elsewhere': ({ strengths, concerns }) =>
    strengths.some((text) => text.startsWith('Is where')) ? concerns.filter((text) => /lives|to live/.test(text)) : [],
};

describe(`what is said of ${PEOPLE.length} people (seed ${SEED})`, () => {
  it.each(Object.entries(CONTRADICTIONS))('never contains %s', (_what, find) => {
    expect(PEOPLE.flatMap(find)).toEqual([]);
  });

  it('has no number that means nothing', () => {
    const texts = PEOPLE.flatMap(({ strengths, concerns, scoreBreakdown }) => [
      ...strengths,
      ...concerns,
      ...SCORE_PARTS.flatMap((part) => scoreBreakdown[part].reasons.map(({ text }) => text)),
    ]);
    expect(texts.filter((text) => /\b0 (?:months?|years?|commits?|reviews?|pull|merged)/.test(text))).toEqual([]);
  });
});
