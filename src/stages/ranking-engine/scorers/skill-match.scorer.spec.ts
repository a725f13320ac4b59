import { describe, expect, it } from '@jest/globals';
import { makeRequirement, mergedAt, personOf, skillOf, workOf } from '../../../../test/support/ranking-candidates.js';
import { type Candidate, type EvidenceSignal, type RepositoryWork } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type RankedCandidate } from '../../../domain/ranking.js';
import { rankCandidates } from '../rank-candidates.js';

const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const rank = (requirement: JobRequirement, candidate: Candidate): RankedCandidate =>
  rankCandidates({ requirement, candidates: [candidate] }, REFERENCE_DATE)[0]!;
const scoreOf = (requirement: JobRequirement, candidate: Candidate): number =>
  rank(requirement, candidate).scoreBreakdown.skillMatch.score;

/** A person with one piece of evidence for a skill. */
function showing(
  name: string,
  weight = 0.6,
  signal: EvidenceSignal = 'merged-pull-request',
  repository = 'others/thing',
  work: RepositoryWork[] = [],
): Candidate {
  const evidence = [
    {
      signal,
      repository,
      url: `https://github.com/${repository}/pull/1`,
      observedAt: '2026-05-01T00:00:00.000Z',
      weight,
      detail: `4 merged pull requests in ${repository}`,
    },
  ];
  return personOf({ work, skills: [{ name, confidence: weight, evidence }] });
}

const REACT = makeRequirement({ requiredSkills: [skillOf('React')] });

describe('the skill match', () => {
  it('weighs a demanded skill more than a liked one', () => {
    const requirement = makeRequirement({ requiredSkills: [skillOf('React')], preferredSkills: [skillOf('GraphQL')] });
    expect(scoreOf(requirement, showing('React'))).toBeGreaterThan(scoreOf(requirement, showing('GraphQL')));
  });

  it('takes one of several alternatives for enough', () => {
    const either = makeRequirement({
      requiredSkills: [skillOf('React', 'library', 'any-1'), skillOf('Vue.js', 'framework', 'any-1')],
    });
    const both = makeRequirement({ requiredSkills: [skillOf('React'), skillOf('Vue.js', 'framework')] });
    expect([
      scoreOf(either, showing('React')) > scoreOf(both, showing('React')),
      rank(either, showing('React')).missingSkills,
    ]).toEqual([true, []]);
  });

  it('names the missing alternatives together', () => {
    const either = makeRequirement({
      requiredSkills: [skillOf('React', 'library', 'any-1'), skillOf('Vue.js', 'framework', 'any-1')],
    });
    expect(rank(either, personOf()).missingSkills).toEqual(['React or Vue.js']);
  });

  it('grows with the weight of the evidence', () => {
    expect(scoreOf(REACT, showing('React', 0.8))).toBeGreaterThan(scoreOf(REACT, showing('React', 0.2)));
  });

  it('gives nothing for what was only typed into the profile', () => {
    expect([
      scoreOf(REACT, showing('React', 0.9, 'profile-text')),
      rank(REACT, showing('React', 0.9, 'profile-text')).missingSkills,
    ]).toEqual([0, ['React']]);
  });

  it('gives less for a topic than for merged work', () => {
    expect(scoreOf(REACT, showing('React', 0.6, 'repository-topic'))).toBeLessThan(scoreOf(REACT, showing('React')));
  });

  it('gives more for evidence from work that is close to the posting', () => {
    const requirement = makeRequirement({
      requiredSkills: [skillOf('Rust', 'language')],
      keywords: [
        { term: 'runtime', weight: 1 },
        { term: 'scheduler', weight: 1 },
        { term: 'async', weight: 1 },
      ],
    });
    const workIn = (description: string): RepositoryWork =>
      workOf({ repository: 'others/thing', description, languages: [{ name: 'Rust', bytes: 1000 }] });
    const near = showing('Rust', 0.6, 'merged-pull-request', 'others/thing', [
      workIn('An async runtime with a scheduler'),
    ]);
    const far = showing('Rust', 0.6, 'merged-pull-request', 'others/thing', [workIn('A game about cats')]);
    expect(scoreOf(requirement, near)).toBeGreaterThan(scoreOf(requirement, far));
  });

  it('rewards depth in what the posting is about, without any named skill', () => {
    const requirement = makeRequirement({
      keywords: [
        { term: 'runtime', weight: 1 },
        { term: 'scheduler', weight: 1 },
        { term: 'async', weight: 1 },
      ],
    });
    const deep = personOf({
      work: [
        workOf({
          repository: 'others/rt',
          description: 'An async runtime with a scheduler',
          mergedPullRequests: mergedAt('others/rt', 'Fix it', ['2026-05-01', '2026-04-01']),
        }),
      ],
    });
    const other = personOf({
      work: [
        workOf({
          repository: 'others/cats',
          description: 'Pictures of cats',
          mergedPullRequests: mergedAt('others/cats', 'Fix it', ['2026-05-01', '2026-04-01']),
        }),
      ],
    });
    expect(scoreOf(requirement, deep) > 10 * scoreOf(requirement, other)).toBe(true);
  });

  it('does not count what the posting says does not count', () => {
    const requirement = makeRequirement({
      requiredSkills: [skillOf('Java', 'language'), skillOf('Android', 'platform')],
      keywords: [
        { term: 'java', weight: 0.9 },
        { term: 'android', weight: -0.5 },
      ],
    });
    expect(rank(requirement, personOf()).missingSkills).toEqual(['Java']);
  });

  it('says why, with a link', () => {
    expect(rank(REACT, showing('React')).scoreBreakdown.skillMatch.reasons).toEqual([
      {
        text: 'Has shown React, which is required: 4 merged pull requests in others/thing',
        url: 'https://github.com/others/thing/pull/1',
      },
    ]);
  });

  it('lists what was matched, with its confidence and best link', () => {
    expect(rank(REACT, showing('React')).matchedSkills).toEqual([
      { name: 'React', confidence: 0.18, required: true, url: 'https://github.com/others/thing/pull/1' },
    ]);
  });
});
