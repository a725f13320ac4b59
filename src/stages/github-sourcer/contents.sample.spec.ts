import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlantedPopulation } from '../../../test/support/planted-population.js';
import { jobRequirement, skill } from '../../../test/support/requirements.js';
import { SampleSourcing } from '../../../test/support/sample-sourcing.js';
import { type Candidate, PROVEN_CONFIDENCE } from '../../domain/candidate.js';
import { type ProfileKind } from '../../sample-github/population/model.js';

const planted = new PlantedPopulation();
const requirement = (...names: string[]): ReturnType<typeof jobRequirement> =>
  jobRequirement({ requiredSkills: names.map((name) => skill(name)), remote: 'remote' });

let sourcing: SampleSourcing;
let backend: Candidate[];
let science: Candidate[];
beforeAll(async () => {
  sourcing = await SampleSourcing.start({ population: planted.population });
  const run = async (...names: string[]): Promise<Candidate[]> =>
    (await sourcing.sourcer.run({ requirement: requirement(...names), maxCandidates: 90 }, sourcing.context()))
      .candidates;
  backend = await run('TypeScript', 'NestJS', 'PostgreSQL', 'CI/CD');
  science = await run('Python', 'Pandas', 'scikit-learn');
}, 60_000);
afterAll(() => sourcing.stop());

const find = (candidates: readonly Candidate[], kind: ProfileKind, specialty: string): Candidate | undefined =>
  candidates.find(({ githubUsername }) => githubUsername === planted.login(kind, specialty));
const confidence = (candidate: Candidate | undefined, name: string): number =>
  candidate?.skills.find((each) => each.name === name)?.confidence ?? 0;

describe('manifests below the root', () => {
  it('show the packages of a product whose root has no manifest', () => {
    const candidate = find(backend, 'workspace', 'node-backend');
    expect(candidate?.work.flatMap(({ dependencies }) => dependencies)).toContain('npm:@nestjs/core');
    expect(confidence(candidate, 'NestJS')).toBeGreaterThanOrEqual(PROVEN_CONFIDENCE);
  });
});

describe('a repository whose first language is markup or data', () => {
  it('does not hide its owner, and shows the language of the program', () => {
    const candidate = find(backend, 'markup', 'node-backend');
    expect(candidate?.work[0]?.primaryLanguage).toBe('HTML');
    expect(confidence(candidate, 'TypeScript')).toBeGreaterThanOrEqual(PROVEN_CONFIDENCE);
    expect(confidence(candidate, 'NestJS')).toBeGreaterThanOrEqual(PROVEN_CONFIDENCE);
  });

  it('does not hide an owner of notebooks', () => {
    expect(confidence(find(science, 'markup', 'data-science'), 'Pandas')).toBeGreaterThanOrEqual(PROVEN_CONFIDENCE);
  });
});

describe('an agent with an account of the type User', () => {
  it('is flagged with the reasons, and excluded by no default', () => {
    expect(find(backend, 'agent', 'node-backend')?.automationSigns).toEqual([
      'The profile says "autonomous coding agent".',
      expect.stringMatching(/^1\d,\d{3} commits in one year are more than one person makes\.$/),
    ]);
  });

  it('is excluded and counted if the input says so', async () => {
    const { candidates, coverage } = await sourcing.sourcer.run(
      {
        requirement: requirement('TypeScript', 'NestJS', 'PostgreSQL', 'CI/CD'),
        maxCandidates: 90,
        excludeAgents: true,
      },
      sourcing.context(),
    );
    expect(candidates.filter(({ automationSigns }) => automationSigns.length > 0)).toEqual([]);
    expect(coverage.cuts.agent).toBeGreaterThan(0);
  });

  it('is nobody else', () => {
    const flagged = backend.filter(({ automationSigns }) => automationSigns.length > 0);
    const agents = new Set(planted.population.users.filter(({ kind }) => kind === 'agent').map(({ login }) => login));
    expect(flagged.filter(({ githubUsername }) => !agents.has(githubUsername))).toEqual([]);
  });
});

describe('CI/CD', () => {
  it('is seen in the workflows of repositories, with the file as evidence', () => {
    const evidence = backend.flatMap(({ skills }) =>
      skills.filter(({ name }) => name === 'CI/CD').flatMap((each) => each.evidence),
    );
    expect(evidence.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/^sample-\S+ has \.github\/workflows\/ci\.yml$/),
    );
  });

  it('is missing for a person without such files', () => {
    const without = backend.filter((candidate) => confidence(candidate, 'CI/CD') === 0);
    expect(without.length).toBeGreaterThan(0);
  });
});
