import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { candidateAnswers, REFERENCE_DATE, repositoryAnswer } from '../../../../test/support/github-answers.js';
import { jobRequirement, place, skill } from '../../../../test/support/requirements.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { readDemands } from '../plan/demands.js';
import { type RepositoryManifestsAnswer } from '../reading/answers.js';
import { readPlace } from '../reading/read-place.js';
import { FoundPeople } from '../routes/found-people.js';
import { closestRepository } from './closest-repository.js';
import { type Prospect } from './prospect.js';
import { byScore, chooseFinalists, preScore, takeFairly, type ScoringCriteria } from './pre-score.js';

const requirement = jobRequirement({ requiredSkills: [skill('Rust'), skill('gRPC', 'protocol')], remote: 'remote' });
const criteria: ScoringCriteria = {
  demands: readDemands(requirement, skillCatalogue()),
  languages: ['Rust'],
  requirement,
  referenceDate: REFERENCE_DATE,
};

function prospect(
  githubId: number,
  own: RepositoryManifestsAnswer[],
  given: { location?: string; merges?: number } = {},
): Prospect {
  const person = new FoundPeople().add(
    { githubId, nodeId: `U_${githubId}`, login: `sample-${githubId}` },
    'user-search',
    'spec',
  );
  const { core, repositories } = candidateAnswers({ own, core: { login: `sample-${githubId}` } });
  const { merges = 0, location = null } = given;
  if (merges > 0)
    person.sightings.set('others/engine', {
      repository: repositoryAnswer('others/engine', { bytes: { Rust: 9_000 } }),
      commits: 0,
      mergedPullRequests: merges,
      lastAt: null,
    });
  return {
    person,
    core,
    place: readPlace(location),
    levels: [],
    repositories: repositories ?? null,
    contributions: null,
    mergedPullRequests: null,
    showcase: null,
    fetchedAt: REFERENCE_DATE,
  };
}
const written = (login: number, ...bytes: number[]): RepositoryManifestsAnswer[] =>
  bytes.map((size, index) => repositoryAnswer(`sample-${login}/work-${index}`, { bytes: { Rust: size } }));
const byPreScore = (prospects: readonly Prospect[], scale: ScoringCriteria): Prospect[] =>
  byScore(prospects.map((each) => ({ prospect: each, score: preScore(each, scale) })));
const ids = (prospects: readonly Prospect[]): number[] => prospects.map(({ person }) => person.githubId);

describe('the cheap order of the prospects', () => {
  it('puts people first who have shown more of the required skills', () => {
    const some = [prospect(1, written(1, 2_000)), prospect(2, written(2, 90_000, 90_000, 90_000)), prospect(3, [])];
    expect(ids(byPreScore(some, criteria))).toEqual([2, 1, 3]);
  });

  it('does not depend on the order in which people were found', () => {
    const some = [prospect(1, written(1, 9_000)), prospect(2, written(2, 9_000)), prospect(3, written(3, 9_000))];
    expect(ids(byPreScore(some.toReversed(), criteria))).toEqual(ids(byPreScore(some, criteria)));
  });

  it('counts one of several alternatives once', () => {
    const either = jobRequirement({ requiredSkills: [skill('Rust', 'language', 'a'), skill('C++', 'language', 'a')] });
    const lenient = { ...criteria, requirement: either, demands: readDemands(either, skillCatalogue()) };
    const strict = {
      ...criteria,
      requirement: either,
      demands: readDemands(jobRequirement({ requiredSkills: [skill('Rust'), skill('C++')] }), skillCatalogue()),
    };
    const one = [prospect(1, written(1, 90_000, 90_000))];
    expect(byPreScore(one, lenient)).toEqual(byPreScore(one, strict));
    expect(lenient.demands.map(({ anyOf }) => anyOf)).toEqual(['required:a', 'required:a']);
  });

  it('puts people who are elsewhere after people who are near, if the work is bound to a place', () => {
    const onsite = { ...requirement, remote: 'onsite' as const, locations: [place({ city: 'Berlin', country: 'DE' })] };
    const some = [
      prospect(1, written(1, 90_000, 90_000), { location: 'Lima, Peru' }),
      prospect(2, written(2, 60_000), { location: 'Berlin' }),
      prospect(3, written(3, 60_000)),
    ];
    expect(ids(byPreScore(some, { ...criteria, requirement: onsite }))).toEqual([2, 3, 1]);
    expect(ids(byPreScore(some, criteria))[0]).toBe(1);
  });
});

describe('the finalists', () => {
  it('include some people with merged work', () => {
    const specialists = [1, 2, 3, 4, 5, 6].map((id) => prospect(id, written(id, 90_000, 90_000)));
    const upstream = prospect(9, [], { merges: 4 });
    expect(ids(chooseFinalists([...specialists, upstream], 5, new Map()))).toEqual([1, 2, 3, 4, 9]);
  });

  it('include people with one repository that meets all demands, before people with many that meet few', () => {
    const specialists = Array.from({ length: 9 }, (_, at) => prospect(at + 1, written(at + 1, 90_000, 90_000, 90_000)));
    const one = prospect(20, [
      repositoryAnswer('sample-20/engine', {
        bytes: { Rust: 90_000 },
        description: 'Streams over gRPC',
        topicNames: ['grpc'],
      }),
    ]);
    const ordered = [...specialists, one];
    const closest = new Map(
      ordered.map((each) => [each, closestRepository(each, criteria.demands, skillCatalogue())] as const),
    );
    expect(ids(chooseFinalists(ordered, 7, closest))).toContain(20);
    expect(ids(chooseFinalists(ordered, 7, new Map()))).not.toContain(20);
  });

  it('are filled up with others if nobody has merged work', () => {
    expect(
      ids(
        chooseFinalists(
          [1, 2, 3, 4].map((id) => prospect(id, [])),
          3,
          new Map(),
        ),
      ),
    ).toEqual([1, 2, 3]);
  });
});

describe('taking fairly', () => {
  it('takes from each route in turn, so that no route takes all places', () => {
    const items = [
      ...Array.from({ length: 8 }, (_, index) => ({ id: `search-${index}`, routes: new Set(['user-search']) })),
      { id: 'library', routes: new Set(['libraries']) },
      { id: 'both', routes: new Set(['repositories', 'libraries']) },
    ];
    expect(takeFairly(items, ({ routes }) => routes, 5).map(({ id }) => id)).toEqual([
      'search-0',
      'both',
      'library',
      'search-1',
      'search-2',
    ]);
  });

  it('takes everybody once if there are enough places', () => {
    const items = [
      { id: 1, routes: new Set(['libraries', 'user-search']) },
      { id: 2, routes: new Set(['libraries']) },
    ];
    expect(takeFairly(items, ({ routes }) => routes, 9)).toHaveLength(2);
  });
});
