import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobRequirement, skill } from '../../../../test/support/requirements.js';
import { SampleSourcing } from '../../../../test/support/sample-sourcing.js';
import { SmallPopulation } from '../../../../test/support/small-population.js';
import { withTeamSkills } from '../../../domain/team-stack.js';
import { type SourcingResult } from '../github-sourcer.js';

/** Somebody whose only public work is in a library that the posting does not name, among people with other work. */
function population(): { build: SmallPopulation; contributor: string; odd: string } {
  const build = new SmallPopulation();
  for (let number = 1; number <= 5; number += 1) build.specialist(`sample-other-${number}`);
  const contributor = build.upstreamContributor('sample-contributor');
  const owner = build.person('sample-org-odd', { kind: 'organization', type: 'Organization' });
  const odd = build.repository(owner, 'odd-router', { languages: [['Go', 900_000]], stars: 9, pushedAgo: 2_000 });
  return { build, contributor: contributor.login, odd: build.mergedInto(odd, 'sample-odd-contributor').login };
}

const { build, contributor, odd } = population();
/** More topics than the searches of a posting name, so that the topic of the team needs a search of its own. */
const posting = jobRequirement({
  requiredSkills: ['Kafka', 'PostgreSQL', 'Redis', 'RabbitMQ', 'gRPC', 'Elasticsearch'].map((name) => skill(name)),
  remote: 'remote',
});
const manifests = [
  { path: 'engine/Cargo.toml', content: '[dependencies]\ntokio = "1"\n' },
  { path: 'gate/go.mod', content: 'module gate\n\nrequire github.com/sample-org-odd/odd-router v1.2.0\n' },
];

let sourcing: SampleSourcing;
let result: SourcingResult;
let without: SourcingResult;
beforeAll(async () => {
  sourcing = await SampleSourcing.start({ population: build.build() });
  const { sourcer } = sourcing;
  const teamLibraries = (await sourcer.readTeamManifests?.(manifests, { onBehalfOf: 'user' })) ?? [];
  const requirement = withTeamSkills(posting, teamLibraries);
  result = await sourcer.run({ requirement, teamLibraries, maxCandidates: 20 }, sourcing.context());
  without = await sourcer.run({ requirement: posting, maxCandidates: 20 }, sourcing.context());
}, 60_000);
afterAll(() => sourcing.stop());

describe('a run with the manifests of the team', () => {
  it('finds the person whose changes a library of the team merged', () => {
    const found = result.candidates.find(({ githubUsername }) => githubUsername === contributor);
    expect(found?.foundBy).toContain('libraries: merged pull requests in sample-org-async/tokio');
    expect(found?.skills.map(({ name }) => name)).toContain('Tokio');
  });

  it('finds the person of a library outside the catalogue by the repository that its package names', () => {
    const found = result.candidates.find(({ githubUsername }) => githubUsername === odd);
    expect(found?.foundBy).toContain('libraries: merged pull requests in sample-org-odd/odd-router');
  });

  it('says so in the plan', () => {
    expect(result.github.plan).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^repository search for the team's libraries, .*: topic:tokio pushed/),
        'authors of merged pull requests in sample-org-odd/odd-router',
      ]),
    );
  });

  it('finds neither without the manifests', () => {
    const names = without.candidates.map(({ githubUsername }) => githubUsername);
    expect(names).not.toContain(contributor);
    expect(names).not.toContain(odd);
  });

  it('stays within the requests and points of a run', () => {
    expect(result.github.requests).toBeLessThanOrEqual(50);
    expect(result.github.points).toBeLessThanOrEqual(60);
  });
});
