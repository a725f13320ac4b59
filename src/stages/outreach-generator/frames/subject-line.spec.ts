import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { requirement, REFERENCE_DATE, rankedCandidates } from '../../../../test/support/outreach-candidates.js';
import { draftFacts } from '../facts/draft-facts.js';
import { SUBJECT_LENGTH } from '../outreach-limits.js';
import { subjectLine } from './subject-line.js';

describe('subjectLine', () => {
  it('has the right length whatever the role and the company are called', () => {
    const people = rankedCandidates(9, 12);
    fc.assert(
      fc.property(
        fc.option(fc.string({ maxLength: 60 })),
        fc.option(fc.string({ maxLength: 60 })),
        fc.nat(11),
        fc.nat(30),
        (role, company, index, variant) => {
          const candidate = people[index];
          if (candidate === undefined) throw new Error('The generator made too few');
          const facts = draftFacts(requirement({ role, company }), candidate, null, REFERENCE_DATE);
          const { length } = subjectLine(facts, { seed: 's', variant, attempt: 0, frame: 0 });
          expect(length).toBeGreaterThanOrEqual(SUBJECT_LENGTH.min);
          expect(length).toBeLessThanOrEqual(SUBJECT_LENGTH.max);
        },
      ),
      { numRuns: 200 },
    );
  });
});
