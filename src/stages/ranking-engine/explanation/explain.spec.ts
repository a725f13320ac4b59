import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  candidates,
  REFERENCE_DATE,
  requirements,
  SEED,
  weights,
} from '../../../../test/support/ranking-arbitraries.js';
import { makeCandidate, makeRequirement, seededRandom, skillOf } from '../../../../test/support/ranking-candidates.js';
import { explainCandidate } from './explain.js';
import { rankCandidates } from '../rank-candidates.js';

const RUNS = { seed: SEED, numRuns: 500 };
const MILLION = 1_000_000;

describe(`the ledger (seed ${SEED})`, () => {
  it('adds up to the total to the last digit, for everybody', () => {
    fc.assert(
      fc.property(candidates, requirements, weights, (candidate, requirement, asked) => {
        const { ledger, totalScore } = explainCandidate(requirement, candidate, asked, REFERENCE_DATE);
        const sum = ledger.reduce((all, { points }) => all + Math.round(points * MILLION), 0);
        expect(sum).toBe(Math.round(totalScore * MILLION));
      }),
      RUNS,
    );
  });

  it('has parts that add up to the total, and weights that add up to 1', () => {
    fc.assert(
      fc.property(candidates, requirements, weights, (candidate, requirement, asked) => {
        const { parts, totalScore } = explainCandidate(requirement, candidate, asked, REFERENCE_DATE);
        const points = parts.reduce((all, part) => all + Math.round(part.points * MILLION), 0);
        const shares = parts.reduce((all, { weight }) => all + Math.round(weight * 10_000), 0);
        expect([points, shares]).toEqual([Math.round(totalScore * MILLION), 10_000]);
      }),
      RUNS,
    );
  });

  it('says the same total as the ranking, which is the sum of its parts', () => {
    fc.assert(
      fc.property(candidates, requirements, weights, (candidate, requirement, asked) => {
        const [ranked] = rankCandidates({ requirement, candidates: [candidate], weights: asked }, REFERENCE_DATE);
        const sum = Object.values(ranked!.scoreBreakdown).reduce(
          (all, { score, weight }) => all + Math.round(score * 100) * Math.round(weight * 10_000),
          0,
        );
        expect([explainCandidate(requirement, candidate, asked, REFERENCE_DATE).totalScore, sum]).toEqual([
          ranked!.totalScore,
          Math.round(ranked!.totalScore * MILLION),
        ]);
      }),
      RUNS,
    );
  });

  it('holds no points below 0 and none beyond the total', () => {
    fc.assert(
      fc.property(candidates, requirements, (candidate, requirement) => {
        const { ledger, totalScore } = explainCandidate(requirement, candidate, null, REFERENCE_DATE);
        expect(ledger.every(({ points }) => points > 0 && points <= totalScore)).toBe(true);
      }),
      RUNS,
    );
  });

  it('names where each point can be seen', () => {
    const requirement = makeRequirement({ requiredSkills: [skillOf('Rust', 'language')] });
    const candidate = makeCandidate(7, seededRandom(7), { works: 4, skills: ['Rust'], referenceDate: REFERENCE_DATE });
    const { ledger } = explainCandidate(requirement, candidate, null, REFERENCE_DATE);
    const withoutLink = ledger.filter(({ url }) => url === null).map(({ kind }) => kind);
    expect(withoutLink.every((kind) => kind === 'base' || kind === 'reviews')).toBe(true);
  });

  it('gives a silent person the base of the activity alone', () => {
    const { ledger } = explainCandidate(
      makeRequirement({ requiredSkills: [skillOf('Rust', 'language')] }),
      makeCandidate(1, () => 0, { works: 0, skills: [], referenceDate: REFERENCE_DATE }),
      null,
      REFERENCE_DATE,
    );
    expect(ledger.map(({ kind }) => kind)).toEqual(['base']);
  });
});
