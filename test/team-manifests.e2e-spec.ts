import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Test } from 'supertest';
import { type RunResult } from '../src/pipeline/pipeline.dto.js';
import { type ProjectView } from '../src/projects/project.dto.js';
import { SampleGithubServer } from '../src/sample-github/server/sample-github-server.js';
import { SmallPopulation } from './support/small-population.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING =
  'Backend Engineer\n\nRequirements:\n- Kafka\n- PostgreSQL\n- Redis\n- RabbitMQ\n- gRPC\n- Elasticsearch\n';
const cargo = { path: 'engine/Cargo.toml', content: '# a-secret-comment\n[dependencies]\ntokio = "1"\n' };
const gate = { path: 'gate/go.mod', content: 'module gate\n\nrequire github.com/gin-gonic/gin v1.9.0\n' };

/** A service with all its real stages, before a sample GitHub with one library and the people around it. */
describe('manifests of the team', () => {
  let github: SampleGithubServer;
  let service: TestApp;
  let user: TestUser;
  let contributor: string;

  beforeAll(async () => {
    const people = new SmallPopulation();
    for (let number = 1; number <= 5; number += 1) people.specialist(`sample-other-${number}`);
    contributor = people.upstreamContributor('sample-contributor').login;
    github = new SampleGithubServer({ limits: 'off', population: people.build() });
    service = await startTestApp({ githubToken: 'a-token-for-tests', githubApiUrl: await github.start() });
    user = await newUser(service);
  }, 60_000);

  afterAll(async () => {
    await service.close();
    await github.stop();
  });

  const run = (request: object): Test =>
    user.post('/pipeline/run', { jobDescriptionText: POSTING, maxCandidates: 20, channels: [], ...request });
  const resultOf = async (request: object): Promise<RunResult> => (await run(request).expect(200)).body as RunResult;
  const preferred = ({ jobRequirement }: RunResult): unknown[] =>
    jobRequirement.preferredSkills.map(({ name, source, text }) => [name, source, text]);

  it('make preferred skills, and find the person whose changes the library merged', async () => {
    const result = await resultOf({ teamManifests: [cargo, gate] });
    expect(preferred(result)).toEqual([
      ['Gin', 'team', 'go:github.com/gin-gonic/gin'],
      ['Tokio', 'team', 'crates:tokio'],
    ]);
    const found = result.rankedCandidates.find(({ githubUsername }) => githubUsername === contributor);
    expect(found?.foundBy).toContain('libraries: merged pull requests in sample-org-async/tokio');
    expect(found?.matchedSkills).toContainEqual(expect.objectContaining({ name: 'Tokio', required: false }));
  });

  it('are not stored, only the libraries', async () => {
    const { projectId, teamLibraries } = await resultOf({ teamManifests: [cargo] });
    const expected = [{ package: 'crates:tokio', skill: 'Tokio', kind: 'library', repository: null, manifests: 1 }];
    expect(teamLibraries).toEqual(expected);
    const { body } = await user.get(`/projects/${projectId}`).expect(200);
    expect((body as ProjectView).results?.teamLibraries).toEqual(expected);
    expect(JSON.stringify((await user.get('/auth/me/export').expect(200)).body)).not.toContain('a-secret-comment');
  });

  it('add nothing to corrected requirements, so that a skill can be removed', async () => {
    const { jobRequirement } = await resultOf({ teamManifests: [cargo, gate] });
    const corrected = {
      ...jobRequirement,
      preferredSkills: jobRequirement.preferredSkills.filter(({ name }) => name !== 'Tokio'),
    };
    const result = await resultOf({ teamManifests: [cargo, gate], jobRequirement: corrected });
    expect(preferred(result)).toEqual([['Gin', 'team', 'go:github.com/gin-gonic/gin']]);
    expect(result.rankedCandidates.map(({ githubUsername }) => githubUsername)).not.toContain(contributor);
  });

  it('belong to the input: one key with other manifests is refused, with the same ones it is the same run', async () => {
    const first = await run({ teamManifests: [cargo] })
      .set('Idempotency-Key', 'team')
      .expect(200);
    const again = await run({ teamManifests: [cargo] })
      .set('Idempotency-Key', 'team')
      .expect(200);
    expect((again.body as RunResult).executionId).toBe((first.body as RunResult).executionId);
    await run({ teamManifests: [gate] })
      .set('Idempotency-Key', 'team')
      .expect(409);
    const other = await resultOf({ teamManifests: [gate] });
    expect(other.metadata.inputHash).not.toBe((first.body as RunResult).metadata.inputHash);
  });

  it('of a draft count in its runs, can be replaced and removed, and stay with a new posting', async () => {
    const draft = { name: 'Team', jobDescriptionText: POSTING, teamManifests: [cargo] };
    const { projectId } = (await user.post('/projects', draft).expect(201)).body as ProjectView;
    const change = async (body: object): Promise<unknown> =>
      ((await user.patch(`/projects/${projectId}`, body).expect(200)).body as ProjectView).results?.teamLibraries?.map(
        ({ skill }) => skill,
      );
    expect(await change({ teamManifests: [gate] })).toEqual(['Gin']);
    expect(await change({ jobDescriptionText: `${POSTING}- Linux\n` })).toEqual(['Gin']);
    expect(await change({ teamManifests: null })).toBeUndefined();
    expect(await change({ teamManifests: [cargo] })).toEqual(['Tokio']);
    const { body } = await user.post(`/projects/${projectId}/source`, { maxCandidates: 20 }).expect(200);
    expect((body as { candidates: { githubUsername: string }[] }).candidates).toContainEqual(
      expect.objectContaining({ githubUsername: contributor }),
    );
    await user.patch(`/projects/${projectId}`, { teamManifests: [gate] }).expect(409);
    await user.post(`/projects/${projectId}/source`, { maxCandidates: 5, teamManifests: [gate] }).expect(200);
    const { results } = (await user.get(`/projects/${projectId}`).expect(200)).body as ProjectView;
    expect(results?.jobRequirement?.preferredSkills.map(({ name }) => name)).toEqual(['Gin']);
  });

  it.each([
    ['21 of them', Array.from({ length: 21 }, (_, at) => ({ ...gate, path: `${at}/go.mod` })), 'teamManifests', '20'],
    ['one that is too large', [{ ...gate, content: 'x'.repeat(262_145) }], 'teamManifests.0.content', gate.path],
    [
      'one that is broken',
      [cargo, { path: 'web/package.json', content: '{' }],
      'teamManifests.1.content',
      'web/package',
    ],
    ['one of an unknown name', [{ path: 'a.exe', content: 'MZ' }], 'teamManifests.0.content', 'a.exe'],
    ['one path twice', [gate, gate], 'teamManifests', 'the same path'],
    ['one without a path', [{ content: '{}' }], 'teamManifests.0.path', 'path'],
    ['text with NUL', [{ ...gate, content: 'module\0' }], 'teamManifests.0.content', 'NUL'],
  ])('%s are refused, with the place', async (_what, teamManifests, field, message) => {
    const requests = [
      run({ teamManifests }),
      user.post('/projects', { name: 'Team', jobDescriptionText: POSTING, teamManifests }),
    ];
    for (const request of requests) {
      const { body } = await request.expect(422);
      expect((body as { errors: object[] }).errors).toContainEqual({
        field,
        message: expect.stringContaining(message),
      });
    }
  });
});

describe('a host whose sourcer reads no manifests', () => {
  it('refuses them by name, and runs postings without', async () => {
    const service = await startTestApp({}, withStages({}));
    const user = await newUser(service);
    const given = { jobDescriptionText: POSTING };
    const { body } = await user.post('/pipeline/run', { ...given, teamManifests: [gate] }).expect(422);
    expect(body).toMatchObject({ errors: [{ field: 'teamManifests' }] });
    await user.post('/pipeline/run', given).expect(200);
    await service.close();
  });
});
