import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStreams } from '../../src/pipeline/events/event-streams.js';
import { type RunAccepted } from '../../src/pipeline/pipeline.dto.js';
import { EventStreamClient } from '../support/event-stream.js';
import { eventually } from '../support/eventually.js';
import { signal, stageBindings } from '../support/stage-doubles.js';
import { newUser, type TestUser } from '../support/test-user.js';
import { startHostApp } from './support/host-app.js';
import { type Host, PLATFORMS } from './support/start-host.js';

const AT = '/api/recruiting';
const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';

describe.each(PLATFORMS)('on %s, in a host with global filters, pipes and interceptors', (platform) => {
  let host: Host;
  let user: TestUser;
  let goOn: ReturnType<typeof signal>;
  let accepted: RunAccepted;
  const clients: EventStreamClient[] = [];

  beforeAll(async () => {
    const outreach = async (): Promise<never[]> => goOn.promise.then(() => []);
    const githire = {
      path: 'recruiting',
      eventStreamsPerUser: 1,
      eventHeartbeatSeconds: 1,
      stages: stageBindings({ 'outreach-generator': outreach }),
    };
    host = await startHostApp({ platform, prefix: 'api', isOpinionated: true, githire });
  });

  afterAll(() => host.close());

  beforeEach(async () => {
    goOn = signal();
    user = await newUser(host, AT);
    const { body } = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING, channels: ['email'] })
      .set('Prefer', 'respond-async')
      .expect(202);
    accepted = body as RunAccepted;
  });

  afterEach(async () => {
    goOn.resolve();
    for (const client of clients.splice(0)) client.close();
    await eventually(() => host.app.get(EventStreams, { strict: false }).size === 0);
  });

  const open = async (lastEventId?: string): Promise<EventStreamClient> => {
    const client = await EventStreamClient.open(`${host.url}${accepted.statusUrl}/events`, user.token, lastEventId);
    clients.push(client);
    return client;
  };

  it('the events of a run arrive one by one, and end with the run', async () => {
    const client = await open();
    await eventually(() => client.events.some(({ data }) => data['currentModule'] === 'outreach-generator'));
    goOn.resolve();
    await client.ended;
    expect(client.events.at(-1)).toMatchObject({ event: 'done', data: { status: 'completed' } });
  });

  it('the events of a run have the headers of a stream that nobody holds back', async () => {
    const { headers, status } = (await open()).response;
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('the events of a run go on behind the last one that was received', async () => {
    const first = await open();
    await eventually(() => first.events.some(({ data }) => data['currentModule'] === 'outreach-generator'));
    const last = Number(first.events.at(-1)?.id);
    first.close();
    await first.ended;
    goOn.resolve();
    let next = await open(String(last));
    // The place of the first stream is free once its connection is closed.
    await eventually(
      async () => next.response.status === 200 || (next = await open(String(last))).response.status === 200,
    );
    await next.ended;
    expect(next.events.map(({ id }) => Number(id)).every((id) => id > last)).toBe(true);
    expect(next.events.at(-1)?.event).toBe('done');
  });

  it('a second stream of a user who may have one is refused with a problem document', async () => {
    await open();
    const answer = await user.get(`/pipeline/status/${accepted.executionId}/events`);
    expect([answer.status, answer.headers['content-type'], (answer.body as { code: string }).code]).toEqual([
      429,
      'application/problem+json; charset=utf-8',
      'too_many_streams',
    ]);
  });

  describe('an export', () => {
    beforeEach(async () => {
      goOn.resolve();
      await eventually(
        async () =>
          ((await user.get(`/pipeline/status/${accepted.executionId}`)).body as { status: string }).status ===
          'completed',
      );
    });

    it.each([
      ['json', 'application/json; charset=utf-8'],
      ['csv', 'text/csv; charset=utf-8'],
      ['ndjson', 'application/x-ndjson; charset=utf-8'],
    ])('is a download without an envelope, as %s', async (format, type) => {
      const answer = await user.get(`/projects/${accepted.projectId}/export?format=${format}`).buffer(true);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename=".+"$/);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.text ?? String(answer.body)).toMatch(/sample-ada/);
      expect(answer.text ?? '').not.toMatch(/^\{"data":/);
    });

    it('of a wrong format is refused', async () => {
      const answer = await user.get(`/projects/${accepted.projectId}/export?format=xml`);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'validation_failed']);
    });

    it('of the account is a download', async () => {
      const answer = await user.get('/auth/me/export').expect(200);
      expect(answer.headers['content-disposition']).toBe('attachment; filename="githire-account.json"');
      expect(answer.body).toHaveProperty('account');
    });

    it('the whole result of a run is what the service answers', async () => {
      const { body } = await user.post('/pipeline/run', { jobDescriptionText: POSTING }).expect(200);
      expect(body).toMatchObject({ status: 'completed', rankedCandidates: [{ githubUsername: 'sample-ada' }, {}] });
    });
  });
});
