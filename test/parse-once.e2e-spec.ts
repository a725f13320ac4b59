import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../src/platform/database/connection.js';
import { type JobRequirement } from '../src/domain/job-requirement.js';
import { type RunResult } from '../src/pipeline/pipeline.dto.js';
import { PipelineRun } from '../src/pipeline/runs/pipeline-run.entity.js';
import { Compute } from '../src/platform/compute/compute.js';
import { InPlaceCompute } from '../src/platform/compute/in-place-compute.js';
import { MisbehavingLlmServer } from './support/misbehaving-llm-server.js';
import { withStages } from './support/stage-doubles.js';
import { startTestApp, type TestApp } from './support/test-app.js';
import { newUser, type TestUser } from './support/test-user.js';

const POSTING =
  'Senior Go Engineer\n\nAbout us:\nWe make dashboards for Salesforce.\n\nRequirements:\n- Go\n- Kubernetes\n\nThe colleagues of the night shift are fond of Elixir.';

/** Computes in place, and notes which tasks. */
class RecordingCompute extends InPlaceCompute {
  readonly tasks: string[] = [];

  override run: Compute['run'] = (task, input, options) => {
    this.tasks.push(task.name);
    return super.run(task, input, options);
  };
}

describe('a posting, with a model that adds a skill', () => {
  let service: TestApp;
  let model: MisbehavingLlmServer;
  let user: TestUser;
  const compute = new RecordingCompute();

  const skillsOf = ({ requiredSkills, preferredSkills }: JobRequirement): string[] =>
    [...requiredSkills, ...preferredSkills].map(({ name }) => name);

  beforeAll(async () => {
    // The model is believed about Elixir because it is right about what the rules are sure of.
    const skills = [
      { quote: 'Go', demand: 'required' },
      { quote: 'Kubernetes', demand: 'required' },
      { quote: 'Elixir', demand: 'preferred' },
    ];
    const answer = { role: null, company: null, skills };
    model = await MisbehavingLlmServer.start({ kind: 'script', answer: () => answer });
    service = await startTestApp({ llmBaseUrl: model.baseUrl, llmModel: 'scripted-1' }, (builder) =>
      withStages()(builder).overrideProvider(Compute).useValue(compute),
    );
    user = await newUser(service);
  });

  afterAll(async () => {
    await service.close();
    await model.stop();
  });

  it('is shown with what the model adds', async () => {
    const { body } = await user.post('/pipeline/parse', { jobDescriptionText: POSTING }).expect(200);
    expect(skillsOf(body as JobRequirement)).toContain('Elixir');
  });

  it('is shown as a run reads it', async () => {
    const { body: shown } = await user.post('/pipeline/parse', { jobDescriptionText: POSTING }).expect(200);
    const { body: result } = await user.post('/pipeline/run', { jobDescriptionText: POSTING }).expect(200);
    expect((result as RunResult).jobRequirement).toEqual(shown);
  });

  it('is parsed once in a run', async () => {
    compute.tasks.length = 0;
    await user.post('/pipeline/run', { jobDescriptionText: POSTING }).expect(200);
    expect(compute.tasks.filter((name) => name === 'parsePosting')).toHaveLength(1);
  });

  it('is not parsed in a run that was given a reading, and none is kept beside it', async () => {
    const { body: jobRequirement } = await user.post('/pipeline/parse', { jobDescriptionText: POSTING }).expect(200);
    compute.tasks.length = 0;
    const { body } = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING, jobRequirement: jobRequirement as object })
      .expect(200);
    const { requestJson } = await service.app
      .get<DataSource>(DATA_SOURCE)
      .getRepository(PipelineRun)
      .findOneByOrFail({ executionId: (body as RunResult).executionId });
    expect([compute.tasks.includes('parsePosting'), JSON.parse(requestJson)]).toEqual([
      false,
      expect.not.objectContaining({ parsedByRules: expect.anything() }),
    ]);
  });

  it('is parsed where the request gives null as its reading', async () => {
    const unusable = {
      jobDescriptionText: 'The weather is nice today and the sea is calm and blue.',
      jobRequirement: null,
    };
    expect((await user.post('/pipeline/run', unusable).expect(422)).body).toMatchObject({
      code: 'job_description_unusable',
    });
  });
});

describe('a posting, with a model that claims a skill which the posting does not name', () => {
  it('is shown with a warning about the claim', async () => {
    const answer = { role: null, company: null, skills: [{ quote: 'Rust', demand: 'required' }] };
    const model = await MisbehavingLlmServer.start({ kind: 'script', answer: () => answer });
    const service = await startTestApp({ llmBaseUrl: model.baseUrl, llmModel: 'scripted-1' });
    try {
      const user = await newUser(service);
      const { body } = await user.post('/pipeline/parse', { jobDescriptionText: POSTING }).expect(200);
      expect((body as JobRequirement).warnings).toContainEqual(expect.stringMatching(/claim/));
    } finally {
      await service.close();
      await model.stop();
    }
  });
});
