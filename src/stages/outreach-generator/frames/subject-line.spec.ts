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

  it.each(['Embedded Engineer', 'iOS Developer', 'AI Engineer', 'Android Developer', 'Infrastructure Engineer'])(
    'has the right article before %s',
    (role) => {
      const [candidate] = rankedCandidates(9, 1);
      if (candidate === undefined) throw new Error('The generator made nobody');
      const facts = draftFacts(requirement({ role, company: 'Nordlys Energi' }), candidate, null, REFERENCE_DATE);
      const subjects = Array.from({ length: 60 }, (_, variant) =>
        subjectLine(facts, { seed: 's', variant, attempt: variant % 3, frame: variant % 7 }),
      );
      expect(subjects.filter((subject) => /(?:^| )a [aeio]/i.test(subject))).toEqual([]);
    },
  );
});
