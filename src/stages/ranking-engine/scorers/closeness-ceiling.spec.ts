import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Limit, type RatedAmount, underCeiling } from './closeness-ceiling.js';

const SEED = 20260601;
const SOURCE = { repository: null, url: null, detail: 'work' };
const rated = (closeness: number, amount: number, limit: Limit | null = null): RatedAmount => ({
  closeness,
  amount: { value: amount, shares: () => [{ source: SOURCE, kind: 'commits', value: amount }] },
  limit,
});
const valueOf = (works: RatedAmount[], at = 2): number => underCeiling(works, at, 1).value;

const OWN: Limit = { most: 3 };
const anyWork = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true }), fc.boolean())
  .map(([closeness, amount, owned]) => rated(closeness, amount, owned ? OWN : null));
const anyWorks = fc.array(anyWork, { maxLength: 8 });
const holds = (property: fc.IProperty<[RatedAmount[], RatedAmount]>): void => {
  fc.assert(property, { seed: SEED, numRuns: 500 });
};

describe('closeness as a ceiling', () => {
  it('gives no more than the closeness, however much work there is', () => {
    expect(valueOf([rated(0.3, 1e9), rated(0.3, 1e9)])).toBeCloseTo(0.3, 12);
  });

  it('puts a little work right on the mark above any amount of work of middling closeness', () => {
    expect(valueOf([rated(0.9, 2)])).toBeGreaterThan(valueOf([rated(0.4, 1e6)]));
  });

  it('lets the amount decide among works of the same closeness', () => {
    expect(valueOf([rated(0.5, 3)])).toBeGreaterThan(valueOf([rated(0.5, 2)]));
  });

  it('is nothing without work', () => {
    expect(valueOf([rated(0.9, 0)])).toBe(0);
  });

  it('limits what amounts with a common limit add up to', () => {
    expect(valueOf(Array.from({ length: 100 }, () => rated(1, 10, OWN)))).toBeCloseTo(1 - Math.exp(-1.5), 6);
  });

  it(`never falls with one more work (seed ${SEED})`, () => {
    holds(
      fc.property(anyWorks, anyWork, (works, more) => {
        expect(valueOf([...works, more])).toBeGreaterThanOrEqual(valueOf(works) - 1e-12);
      }),
    );
  });

  it(`never exceeds the closest work (seed ${SEED})`, () => {
    holds(
      fc.property(anyWorks, anyWork, (works, one) => {
        const all = [...works, one];
        expect(valueOf(all)).toBeLessThanOrEqual(Math.max(...all.map(({ closeness }) => closeness)) + 1e-12);
      }),
    );
  });

  it(`is divided among the works without a rest (seed ${SEED})`, () => {
    holds(
      fc.property(anyWorks, anyWork, (works, one) => {
        const { value, shares } = underCeiling([...works, one], 2);
        expect(shares().reduce((sum, share) => sum + share.value, 0)).toBeCloseTo(value, 9);
      }),
    );
  });
});
