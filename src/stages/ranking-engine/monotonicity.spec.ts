import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, type EvidenceSignal } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { candidates, REFERENCE_DATE, requirements, SEED } from '../../../test/support/ranking-arbitraries.js';
import { explainCandidate } from './explain.js';

const RUNS = { seed: SEED, numRuns: 500 };
const PROVEN: EvidenceSignal[] = ['merged-pull-request', 'commits-to-others', 'own-repository-language', 'dependency-manifest'];

const total = (requirement: JobRequirement, candidate: Candidate): number => explainCandidate(requirement, candidate, null, REFERENCE_DATE).totalScore;

/** The candidate with one more piece of evidence for a skill. */
function withEvidence(candidate: Candidate, name: string, signal: EvidenceSignal, weight: number, place: number): Candidate {
  const repository = candidate.work.length === 0 ? null : (candidate.work[place % candidate.work.length]?.repository ?? null);
  const added = { signal, repository, url: 'https://github.com/others/added', observedAt: null, weight, detail: 'Added' };
  const known = candidate.skills.find((skill) => skill.name === name);
  const skills = known ? candidate.skills.map((skill) => (skill === known ? { ...skill, evidence: [...skill.evidence, added] } : skill)) : [...candidate.skills, { name, confidence: weight, evidence: [added] }];
  return { ...candidate, skills };
}

/** Every way of taking one item out of a candidate's record. */
function withoutEachItem(candidate: Candidate): [string, Candidate][] {
  const { work, skills, contributions } = candidate;
  const without = <T>(values: readonly T[], place: number): T[] => values.filter((_, other) => other !== place);
  const replaced = (place: number, change: Partial<Candidate['work'][number]>): Candidate => ({ ...candidate, work: work.map((item, other) => (other === place ? { ...item, ...change } : item)) });
  return [
    ...work.flatMap((item, place): [string, Candidate][] => [
      [`the repository ${item.repository}`, { ...candidate, work: without(work, place) }],
      [`the commits in ${item.repository}`, replaced(place, { commitsLastYear: 0, pullRequestsLastYear: 0 })],
      ...item.mergedPullRequests.map((_, number): [string, Candidate] => [`pull request ${number} in ${item.repository}`, replaced(place, { mergedPullRequests: without(item.mergedPullRequests, number) })]),
      ...item.dependencies.map((_, number): [string, Candidate] => [`package ${number} of ${item.repository}`, replaced(place, { dependencies: without(item.dependencies, number) })]),
    ]),
    ...skills.flatMap((skill, place): [string, Candidate][] => [
      [`the skill ${skill.name}`, { ...candidate, skills: without(skills, place) }],
      ...skill.evidence.map((_, number): [string, Candidate] => [`evidence ${number} of ${skill.name}`, { ...candidate, skills: skills.map((other) => (other === skill ? { ...skill, evidence: without(skill.evidence, number) } : other)) }]),
    ]),
    ...(contributions ? [['the reviews', { ...candidate, contributions: { ...contributions, reviews: 0 } }] as [string, Candidate], ['the older pull requests', { ...candidate, contributions: { ...contributions, mergedPullRequestsAllTime: null } }] as [string, Candidate], ['all counts', { ...candidate, contributions: null }] as [string, Candidate]] : []),
  ];
}

describe(`a total (seed ${SEED})`, () => {
  it('is never lowered by more proven evidence for a demanded skill', () => {
    fc.assert(
      fc.property(candidates, requirements, fc.constantFrom(...PROVEN), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (candidate, requirement, signal, weight, place) => {
        for (const { name } of requirement.requiredSkills) {
          expect(total(requirement, withEvidence(candidate, name, signal, weight, place))).toBeGreaterThanOrEqual(total(requirement, candidate));
        }
      }),
      RUNS,
    );
  });

  it('is never raised by the loss of any item of the record', () => {
    fc.assert(
      fc.property(candidates, requirements, (candidate, requirement) => {
        const before = total(requirement, candidate);
        const raised = withoutEachItem(candidate).filter(([, changed]) => total(requirement, changed) > before);
        expect(raised.map(([item]) => item)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is raised by proven evidence where there was none', () => {
    fc.assert(
      fc.property(candidates, requirements, (candidate, made) => {
        // Keywords may say that a skill does not count.
        const requirement = { ...made, keywords: undefined };
        const without = { ...candidate, skills: [] };
        for (const { name } of requirement.requiredSkills) {
          expect(total(requirement, withEvidence(without, name, 'merged-pull-request', 0.8, 0))).toBeGreaterThan(total(requirement, without));
        }
      }),
      RUNS,
    );
  });
});
