import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { authorship, authorshipFactor, boundOfOwnRepository } from './authorship.js';

const authors = fc.record({ person: fc.nat(20), others: fc.nat(20), unknown: fc.nat(20) });

describe('the factor for own code', () => {
  it.each([
    ['by others', { person: 0, others: 20, unknown: 0 }],
    ['of no account', { person: 0, others: 0, unknown: 20 }],
    ['that were not read', undefined],
  ])('grows with every credited commit, and by no step above 0.1, where the newest commits are %s', (_, read) => {
    const factors = Array.from({ length: 201 }, (_each, commits) => authorshipFactor({ commits, recentAuthors: read }));
    const steps = factors.slice(1).map((factor, index) => factor - (factors[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeLessThan(0.1);
  });

  it('never falls if a newest commit is credited to the person instead of to others or to nobody (property)', () => {
    fc.assert(
      fc.property(
        authors,
        fc.nat(300),
        fc.constantFrom('others' as const, 'unknown' as const),
        (read, commits, from) => {
          fc.pre(read[from] > 0);
          const more = { ...read, person: read.person + 1, [from]: read[from] - 1 };
          for (const measure of [authorshipFactor, boundOfOwnRepository]) {
            const before = measure({ commits, recentAuthors: read });
            expect(measure({ commits, recentAuthors: more })).toBeGreaterThanOrEqual(before - 1e-9);
          }
        },
      ),
    );
  });

  it('tells a copy with one commit from 180 own commits in a project of many', () => {
    const recentAuthors = { person: 1, others: 19, unknown: 0 };
    expect(authorship({ commits: 1, recentAuthors })).toBeLessThan(0.15);
    expect(authorship({ commits: 180, recentAuthors })).toBeGreaterThan(0.85);
  });
});
