import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunAccepted } from '../../src/pipeline/pipeline.dto.js';
import { RedisServer, redisProgram } from '../support/servers/redis-server.js';
import { withStages } from '../support/stage-doubles.js';
import { TcpRelay } from '../support/tcp-relay.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { newUser, type TestUser } from '../support/test-user.js';
import { until } from './support/scene.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';
/** Milliseconds. */
const RECOVERY = 20_000;
const program = redisProgram();

(program === null ? describe.skip : describe)('a service that starts while Redis is away', () => {
  let server: RedisServer;
  let relay: TcpRelay;
  let service: TestApp;
  let user: TestUser;

  beforeEach(async () => {
    server = await RedisServer.start(program as string);
    relay = new TcpRelay(server.url);
    const redisUrl = await relay.start();
    await relay.cut();
    service = await startTestApp({ redisUrl, runLeaseSeconds: 2 }, withStages());
    user = await newUser(service);
  });

  afterEach(async () => {
    await service.close();
    await relay.cut();
    await server.remove();
  });

  it('says that it is not ready, takes runs all the same, and works on them once Redis is there', async () => {
    const ready = async (): Promise<number> => (await service.request().get('/health/ready')).status;
    const before = await ready();
    const { body } = await user
      .post('/pipeline/run', { jobDescriptionText: POSTING })
      .set('Prefer', 'respond-async')
      .expect(202);
    await relay.start();
    await until('the service is ready', async () => (await ready()) === 200, RECOVERY);
    const status = async (): Promise<string> =>
      ((await user.get((body as RunAccepted).statusUrl)).body as { status: string }).status;
    await until('the run has ended', async () => !['queued', 'running'].includes(await status()), RECOVERY);
    expect([before, await status()]).toEqual([503, 'completed']);
  }, 60_000);
});
