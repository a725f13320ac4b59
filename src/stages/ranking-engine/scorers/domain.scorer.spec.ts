import { describe, expect, it } from '@jest/globals';
import { makeRequirement, personOf, skillOf, workOf } from '../../../../test/support/ranking-candidates.js';
import { type Candidate } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type PartScore } from '../../../domain/ranking.js';
import { rankCandidates } from '../rank-candidates.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const domainOf = (requirement: JobRequirement, candidate: Candidate): PartScore =>
  rankCandidates({ requirement, candidates: [candidate] }, REFERENCE_DATE)[0]!.scoreBreakdown.domain;
const working = (description: string, topics: string[] = [], dependencies: string[] = []): Candidate =>
  personOf({ work: [workOf({ repository: 'others/thing', description, topics, dependencies, commitsLastYear: 50 })] });

describe('the domain', () => {
  it('is told by the industry', () => {
    const fintech = makeRequirement({ domain: 'payments' });
    expect(domainOf(fintech, working('Payments for everybody')).score).toBeGreaterThan(
      domainOf(fintech, working('Weather maps')).score,
    );
  });

  it('is told by the role family', () => {
    const mobile = makeRequirement({ roleFamily: 'mobile' });
    expect(domainOf(mobile, working('Image loading for Android', ['android', 'ios'])).score).toBeGreaterThan(
      domainOf(mobile, working('A storage engine')).score,
    );
  });

  it('is told by packages too', () => {
    const frontend = makeRequirement({ roleFamily: 'frontend' });
    expect(domainOf(frontend, working('A thing', [], ['npm:react', 'npm:next', 'npm:redux'])).score).toBeGreaterThan(
      domainOf(frontend, working('A thing')).score,
    );
  });

  it('does not apply where the posting names none, and its weight is shared out', () => {
    const none = makeRequirement();
    expect(domainOf(none, working('Payments for everybody'))).toEqual({ score: 0, weight: 0, reasons: [] });
  });

  it('links to what it rests on', () => {
    const fintech = makeRequirement({
      domain: 'payments',
      keywords: [
        { term: 'ledger', weight: 1 },
        { term: 'settlement', weight: 1 },
        { term: 'payments', weight: 1 },
      ],
    });
    expect(domainOf(fintech, working('Ledger and settlement of payments')).reasons).toEqual([
      { text: "Near the posting's field by its own words: others/thing", url: 'https://github.com/others/thing' },
    ]);
  });

  it('keeps little of work in other languages than asked for', () => {
    const rust = makeRequirement({ roleFamily: 'backend', requiredSkills: [skillOf('Rust', 'language')] });
    const inLanguage = (name: string): Candidate =>
      personOf({
        work: [
          workOf({
            repository: 'others/thing',
            description: 'A web framework',
            languages: [{ name, bytes: 1000 }],
            commitsLastYear: 50,
          }),
        ],
      });
    expect(domainOf(rust, inLanguage('Ruby')).score).toBeLessThan(domainOf(rust, inLanguage('Rust')).score);
  });
});
