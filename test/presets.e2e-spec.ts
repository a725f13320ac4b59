import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PresetPage, type PresetView } from '../src/projects/presets/preset.dto.js';
import { MAX_PRESETS } from '../src/projects/presets/presets.service.js';
import { type ProjectView } from '../src/projects/project.dto.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const OTHER_ID = '01a2026b-78ad-73e6-a75a-61bd81af3d4c';
const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
const SETTINGS = {
  weights: { skillMatch: 60, experience: 20, activity: 10, domain: 10 },
  channels: ['email', 'linkedin'],
  maxCandidates: 50,
  filters: { sort: 'score', minScore: 60, country: 'DE' },
};

let service: TestApp;
let user: TestUser;

beforeAll(async () => {
  service = await startTestApp({}, withStages({}));
});

beforeEach(async () => {
  user = await newUser(service);
});

afterAll(() => service.close());

describe('a preset', () => {
  const make = async (body: object): Promise<PresetView> =>
    (await user.post('/presets', body).expect(201)).body as PresetView;
  const names = async (query = ''): Promise<string[]> =>
    ((await user.get(`/presets${query}`).expect(200)).body as PresetPage).presets.map(({ name }) => name);

  it('keeps weights, channels, filters and criteria under a name', async () => {
    const { body: criteria } = await user.post('/pipeline/parse', { jobDescriptionText: POSTING }).expect(200);
    const made = await make({ name: 'Backend', ...SETTINGS, criteria });
    expect(made).toMatchObject({ name: 'Backend', ...SETTINGS, criteria });
    expect((await user.get('/presets').expect(200)).body).toEqual({ presets: [made], total: 1, limit: 20, offset: 0 });
  });

  it('has null for what is not part of it', async () => {
    expect(await make({ name: 'Empty' })).toMatchObject({
      weights: null,
      channels: null,
      maxCandidates: null,
      filters: null,
      criteria: null,
    });
  });

  it('gives a run its settings unchanged', async () => {
    const { weights, maxCandidates } = await make({ name: 'Backend', ...SETTINGS });
    const { body } = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING, weights, maxCandidates })
      .expect(200);
    expect(body).toMatchObject({ metadata: { weights: SETTINGS.weights } });
  });

  it('stands in the list by name, page by page', async () => {
    for (const name of ['C', 'A', 'B']) await make({ name });
    expect([await names(), await names('?limit=1&offset=1')]).toEqual([['A', 'B', 'C'], ['B']]);
  });

  it('is replaced as a whole', async () => {
    const { presetId, createdAt } = await make({ name: 'Backend', ...SETTINGS });
    const { body } = await user.put(`/presets/${presetId}`, { name: 'Frontend', maxCandidates: 10 }).expect(200);
    expect(body).toMatchObject({ presetId, createdAt, name: 'Frontend', maxCandidates: 10, weights: null });
  });

  it('is deleted', async () => {
    const { presetId } = await make({ name: 'Backend' });
    await user.delete(`/presets/${presetId}`).expect(204);
    await user.delete(`/presets/${presetId}`).expect(404);
    expect(await names()).toEqual([]);
  });

  it('has a name of its own', async () => {
    await make({ name: 'Backend' });
    const { presetId } = await make({ name: 'Frontend' });
    const refused = [
      (await user.post('/presets', { name: 'Backend' }).expect(409)).body,
      (await user.put(`/presets/${presetId}`, { name: 'Backend' }).expect(409)).body,
    ] as { code: string }[];
    expect(refused.map(({ code }) => code)).toEqual(['preset_name_taken', 'preset_name_taken']);
  });

  it('belongs to its user: another one neither sees nor changes it, and may use its name', async () => {
    const { presetId } = await make({ name: 'Backend' });
    user = await newUser(service);
    await user.put(`/presets/${presetId}`, { name: 'Mine' }).expect(404);
    await user.delete(`/presets/${presetId}`).expect(404);
    await make({ name: 'Backend' });
  });

  it.each([
    ['an unknown identifier', `/presets/${OTHER_ID}`],
    ['what is no identifier', '/presets/none'],
  ])('is not found under %s', async (_what, path) => {
    await user.put(path, { name: 'Backend' }).expect(404);
  });

  it.each([
    ['weights', { weights: { skillMatch: -1 } }],
    ['channels', { channels: ['fax'] }],
    ['filters', { filters: { minScore: 101 } }],
    ['criteria', { criteria: { role: 1 } }],
    ['a name', { name: '' }],
  ])('is refused with %s that do not hold', async (_what, settings) => {
    await user.post('/presets', { name: 'Backend', ...settings }).expect(422);
  });

  it('is one of a bounded number, also of requests at once', async () => {
    const statuses = await Promise.all(
      Array.from(
        { length: MAX_PRESETS + 3 },
        async (_, index) => (await user.post('/presets', { name: `${index}` })).status,
      ),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(MAX_PRESETS);
    expect((await user.post('/presets', { name: 'more' }).expect(409)).body).toMatchObject({
      code: 'too_many_presets',
    });
  });

  it("stands in the export of its user's account", async () => {
    const made = await make({ name: 'Backend', ...SETTINGS });
    expect((await user.get('/auth/me/export').expect(200)).body).toMatchObject({ presets: [made] });
  });
});

describe('a copy of a project', () => {
  const create = async (body: object = {}): Promise<string> =>
    (
      (
        await user
          .post('/projects', { name: 'Search', jobDescriptionText: POSTING, location: 'Potsdam', ...body })
          .expect(201)
      ).body as ProjectView
    ).projectId;

  it('is a draft with its posting, reading and place, and nobody of its people', async () => {
    const original = await create({ jobTitle: 'Engineer' });
    await user.post(`/projects/${original}/source`).expect(200);
    await user.post(`/projects/${original}/rank`).expect(200);
    const before = (await user.get(`/projects/${original}`).expect(200)).body as ProjectView;
    const copy = (await user.post(`/projects/${original}/duplicate`).expect(201)).body as ProjectView;
    expect(copy).toMatchObject({
      name: 'Search (copy)',
      jobTitle: before.jobTitle,
      jobDescriptionText: POSTING,
      location: 'Potsdam',
      status: 'draft',
      role: 'owner',
      candidateCount: 0,
      pipelineStartTime: null,
      retainedUntil: null,
    });
    expect([copy.results, copy.projectId === original]).toEqual([
      { jobRequirement: before.results?.jobRequirement },
      false,
    ]);
  });

  it('has the name that is asked for, and one that fits where none is', async () => {
    const original = await create({ name: 'x'.repeat(200) });
    const named = (await user.post(`/projects/${original}/duplicate`, { name: 'Again' }).expect(201))
      .body as ProjectView;
    const unnamed = (await user.post(`/projects/${original}/duplicate`).expect(201)).body as ProjectView;
    expect([named.name, unnamed.name]).toEqual(['Again', `${'x'.repeat(193)} (copy)`]);
  });

  it('belongs to the reader who makes it', async () => {
    const original = await create();
    const reader = await newUser(service);
    const { email } = (await reader.get('/auth/me')).body as { email: string };
    await user.put(`/projects/${original}/members`, { email, role: 'reader' }).expect(200);
    expect((await reader.post(`/projects/${original}/duplicate`).expect(201)).body).toMatchObject({
      userId: reader.userId,
      role: 'owner',
    });
  });
});

describe('what can be changed of a project that has been run', () => {
  it('is its name, title and place, but not its posting', async () => {
    const { projectId } = (await user.post('/pipeline/run', { jobDescriptionText: POSTING }).expect(200)).body as {
      projectId: string;
    };
    const change = { name: 'Later', jobTitle: 'Gopher', location: 'Potsdam' };
    expect((await user.patch(`/projects/${projectId}`, change).expect(200)).body).toMatchObject(change);
    const { body } = await user.patch(`/projects/${projectId}`, { jobDescriptionText: POSTING }).expect(409);
    expect(body).toMatchObject({ code: 'invalid_project_state', projectStatus: 'completed' });
  });

  it('says until when the data about its people is kept', async () => {
    const { projectId } = (await user.post('/pipeline/run', { jobDescriptionText: POSTING }).expect(200)).body as {
      projectId: string;
    };
    const { pipelineStartTime, retainedUntil } = (await user.get(`/projects/${projectId}`).expect(200))
      .body as ProjectView;
    const days = (Date.parse(retainedUntil ?? '') - Date.parse(pipelineStartTime ?? '')) / (24 * 60 * 60 * 1000);
    expect(days).toBe(service.settings.retentionDays);
  });
});
