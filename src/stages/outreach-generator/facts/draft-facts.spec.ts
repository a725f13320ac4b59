import { describe, expect, it } from '@jest/globals';
import { requirement, REFERENCE_DATE } from '../../../../test/support/outreach-candidates.js';
import { person, scenarioFacts, skill, work } from '../../../../test/support/outreach-scenarios.js';
import { draftFacts } from './draft-facts.js';
import { type OutreachCandidate } from './outreach-candidate.js';

const facts = (candidate: OutreachCandidate): ReturnType<typeof draftFacts> =>
  draftFacts(requirement(), candidate, null, REFERENCE_DATE);
const go = (changes: Parameters<typeof skill>[2], confidence = 0.8): OutreachCandidate =>
  person('ana', null, { skills: [skill('Go', confidence, changes)] });

describe('draftFacts', () => {
  it.each(['deep', 'medium', 'surface'] as const)('tells how much is known: %s', (depth) => {
    expect(scenarioFacts(depth).depth).toBe(depth);
  });

  it('has no profile to point at where the link leads elsewhere', () => {
    expect(facts(person('ana', null, { profileUrl: 'https://github.com/bob' })).profileUrl).toBeNull();
  });

  it('leaves out of the sender what cannot be used', () => {
    const sender = {
      name: '  Lena \n Vogt ',
      company: ' ',
      optOutUrl: 'javascript:alert(1)',
      postingUrl: 'https://meridian.example/1',
    };
    expect(draftFacts(requirement(), person('ana', null), sender, REFERENCE_DATE).sender).toEqual({
      name: 'Lena Vogt',
      postingUrl: 'https://meridian.example/1',
    });
  });

  it('counts a skill as shown with recent evidence', () => {
    expect(facts(go({ signal: 'repository-topic', url: 'https://github.com/org/lib' })).provenSkills).toMatchObject([
      { name: 'Go', required: true },
    ]);
  });

  it.each<[string, OutreachCandidate]>([
    ['is only implied', go({ signal: 'implied', url: 'https://github.com/org/lib' })],
    ['is only said on the profile', go({ signal: 'profile-text', url: 'https://github.com/ana' })],
    [
      'was last shown years ago',
      go({
        signal: 'own-repository-language',
        url: 'https://github.com/ana/lib',
        observedAt: '2021-01-01T00:00:00.000Z',
      }),
    ],
    ['is doubtful', go({ signal: 'repository-topic', url: 'https://github.com/org/lib' }, 0.1)],
    ['is shown on another site', go({ signal: 'repository-topic', url: 'https://evil.example/org/lib' })],
    [
      'belongs to a repository that was left years ago',
      person('ana', null, {
        work: [work('ana/lib', { owned: true, pushedAt: '2020-01-01T00:00:00.000Z' })],
        skills: [skill('Go', 0.8, { signal: 'repository-topic', url: 'https://github.com/ana/lib' })],
      }),
    ],
  ])('does not count a skill that %s', (_name, candidate) => {
    expect(facts(candidate).provenSkills).toEqual([]);
  });

  it('takes the ranking’s link where there is no evidence of its own', () => {
    const candidate = person('ana', null, {
      matchedSkills: [{ name: 'Kafka', confidence: 0.7, required: true, url: 'https://github.com/org/lib' }],
    });
    expect(facts(candidate)).toMatchObject({
      depth: 'medium',
      provenSkills: [{ name: 'Kafka', url: 'https://github.com/org/lib' }],
    });
  });
});
