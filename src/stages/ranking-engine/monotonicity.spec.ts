import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type Candidate,
  type CandidateSkill,
  type EvidenceSignal,
  type RepositoryWork,
} from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { candidates, REFERENCE_DATE, requirements, SEED } from '../../../test/support/ranking-arbitraries.js';
import { explainCandidate } from './explanation/explain.js';

const RUNS = { seed: SEED, numRuns: 250 };
const PROVEN: EvidenceSignal[] = [
  'merged-pull-request',
  'commits-to-others',
  'own-repository-language',
  'dependency-manifest',
];

const total = (requirement: JobRequirement, candidate: Candidate): number =>
  explainCandidate(requirement, candidate, null, REFERENCE_DATE).totalScore;

/** The candidate with one more piece of evidence for a skill. */
function withEvidence(
  candidate: Candidate,
  name: string,
  signal: EvidenceSignal,
  weight: number,
  place: number,
): Candidate {
  const repository =
    candidate.work.length === 0 ? null : (candidate.work[place % candidate.work.length]?.repository ?? null);
  const added = {
    signal,
    repository,
    url: 'https://github.com/others/added',
    observedAt: null,
    weight,
    detail: 'Added',
  };
  const known = candidate.skills.find((skill) => skill.name === name);
  const skills = known
    ? candidate.skills.map((skill) =>
        skill === known ? Object.assign({}, skill, { evidence: [...skill.evidence, added] }) : skill,
      )
    : [...candidate.skills, { name, confidence: weight, evidence: [added] }];
  return { ...candidate, skills };
}

type Change = [item: string, candidate: Candidate];
const without = <T>(values: readonly T[], place: number): T[] => values.filter((_, other) => other !== place);

function withoutWork(candidate: Candidate, place: number): Change[] {
  const item = candidate.work[place]!;
  const replaced = (change: Partial<RepositoryWork>): Candidate => ({
    ...candidate,
    work: candidate.work.map((other) => (other === item ? Object.assign({}, item, change) : other)),
  });
  const changes = item.mergedPullRequests.map((_, number): Change => [
    `pull request ${number} in ${item.repository}`,
    replaced({ mergedPullRequests: without(item.mergedPullRequests, number) }),
  ]);
  const packages = item.dependencies.map((_, number): Change => [
    `package ${number} of ${item.repository}`,
    replaced({ dependencies: without(item.dependencies, number) }),
  ]);
  return changes.concat(packages, [
    [`the repository ${item.repository}`, { ...candidate, work: without(candidate.work, place) }],
    [`the commits in ${item.repository}`, replaced({ commitsLastYear: 0, pullRequestsLastYear: 0 })],
  ]);
}

function withoutSkill(candidate: Candidate, place: number): Change[] {
  const skill = candidate.skills[place]!;
  const replaced = (evidence: CandidateSkill['evidence']): Candidate => ({
    ...candidate,
    skills: candidate.skills.map((other) => (other === skill ? Object.assign({}, skill, { evidence }) : other)),
  });
  const items = skill.evidence.map((_, number): Change => [
    `evidence ${number} of ${skill.name}`,
    replaced(without(skill.evidence, number)),
  ]);
  return items.concat([[`the skill ${skill.name}`, { ...candidate, skills: without(candidate.skills, place) }]]);
}

function withoutCounts(candidate: Candidate): Change[] {
  const { contributions } = candidate;
  if (contributions === null) return [];
  return [
    ['the reviews', { ...candidate, contributions: { ...contributions, reviews: 0 } }],
    ['the older pull requests', { ...candidate, contributions: { ...contributions, mergedPullRequestsAllTime: null } }],
    ['all counts', { ...candidate, contributions: null }],
  ];
}

/** Every way of taking one item out of a candidate's record. */
function withoutEachItem(candidate: Candidate): Change[] {
  return candidate.work
    .flatMap((_, place) => withoutWork(candidate, place))
    .concat(
      candidate.skills.flatMap((_, place) => withoutSkill(candidate, place)),
      withoutCounts(candidate),
    );
}

describe(`a total (seed ${SEED})`, () => {
  it('is never lowered by more proven evidence for a demanded skill', () => {
    fc.assert(
      fc.property(
        candidates,
        requirements,
        fc.constantFrom(...PROVEN),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (candidate, requirement, signal, weight, place) => {
          for (const { name } of requirement.requiredSkills) {
            expect(total(requirement, withEvidence(candidate, name, signal, weight, place))).toBeGreaterThanOrEqual(
              total(requirement, candidate),
            );
          }
        },
      ),
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
          expect(total(requirement, withEvidence(without, name, 'merged-pull-request', 0.8, 0))).toBeGreaterThan(
            total(requirement, without),
          );
        }
      }),
      RUNS,
    );
  });
});
