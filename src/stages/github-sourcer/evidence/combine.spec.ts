import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { EVIDENCE_SIGNALS, PROVEN_CONFIDENCE } from '../../../domain/candidate.js';
import { combine } from './combine.js';
import { EVIDENCE_WEIGHTS } from './evidence-weights.js';
import { type Finding } from './finding.js';

const finding = (given: Partial<Finding>): Finding => ({
  skill: 'Go',
  signal: 'own-repository-language',
  repository: 'a/b',
  url: '',
  observedAt: null,
  weight: 0.3,
  sighting: { signal: 'own-repository', detail: 'Own repository', by: 'code:1 kB of Go' },
  ...given,
});
const anyFinding = fc.record({
  signal: fc.constantFrom(...EVIDENCE_SIGNALS),
  repository: fc.constantFrom('a/b', 'c/d', null),
  weight: fc.double({ min: 0, max: 1, noNaN: true }),
});
const NONE: ReadonlyMap<string, number> = new Map();

describe('the combined signs', () => {
  it('of one repository follow the noisy or: no sign gives 0, one sign its weight, two signs more', () => {
    const merged = (weight: number): Finding => finding({ signal: 'merged-pull-request', weight });
    expect([combine([], NONE), combine([merged(0.3)], NONE), combine([merged(0.2), merged(0.25)], NONE)]).toEqual([
      0,
      expect.closeTo(0.3),
      expect.closeTo(0.4),
    ]);
  });

  it('are limited and never less than with fewer signs (property)', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 12 }), anyFinding, (some, more) => {
        const before = combine(some.map(finding), NONE);
        const after = combine([...some, more].map(finding), NONE);
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        expect(after).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('do not depend on their order (property)', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 8 }), (some) => {
        expect(combine(some.map(finding).reverse(), NONE)).toBeCloseTo(combine(some.map(finding), NONE), 9);
      }),
    );
  });

  it('of words alone stay below proof, however many and however strong (property)', () => {
    const words = anyFinding.map((given) => finding({ ...given, signal: 'repository-topic' }));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 100 }), (some) =>
        expect(combine(some, NONE)).toBeLessThan(PROVEN_CONFIDENCE),
      ),
    );
  });

  it('of words and an implication together stay below proof', () => {
    const most = combine([finding({ signal: 'implied', weight: 1 })], NONE);
    expect(most).toBe(EVIDENCE_WEIGHTS.mostFromImplication);
    expect(most).toBeLessThan(PROVEN_CONFIDENCE);
  });

  it('in one own repository stay below the limit of the repository', () => {
    const signs = [0.9, 0.9, 0.9].map((weight) => finding({ weight }));
    expect(combine(signs, NONE)).toBeLessThan(PROVEN_CONFIDENCE);
    expect(combine(signs, new Map([['a/b', 0.61]]))).toBeCloseTo(0.61);
  });
});
