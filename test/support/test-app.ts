import { Writable } from 'node:stream';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import supertest from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { HASH_COST, type HashCost } from '../../src/auth/passwords/password-hasher.js';
import { Settings } from '../../src/platform/config/settings.js';
import { configureApp } from '../../src/platform/http/configure-app.js';
import { createFastifyAdapter } from '../../src/platform/http/fastify.js';
import { createLogger, PinoLoggerService } from '../../src/platform/logging/logging.js';
import { recordAnswers } from './openapi/recorder.js';
import { createTestDatabase, TEST_POOL_SIZE } from './test-database.js';

export interface TestApp {
  app: NestFastifyApplication;
  /** Root URL of the service on loopback. */
  url: string;
  settings: Settings;
  /** Returns everything logged so far, one JSON object per line. */
  logLines(): Record<string, unknown>[];
  logText(): string;
  request(): ReturnType<typeof supertest>;
  close(): Promise<void>;
}

/** A hash of the service takes 60 ms, and most tests begin with two. Only the specs of the hasher need the real cost. */
const CHEAP_HASH: HashCost = { memoryCost: 256, timeCost: 2, parallelism: 1 };

/**
 * Starts the real service on a fresh database and a free port, with the real migrations; `customise` may replace
 * stages.
 */
export async function startTestApp(
  overrides: Partial<Settings> = {},
  customise: (builder: TestingModuleBuilder) => TestingModuleBuilder = (builder) => builder,
): Promise<TestApp> {
  const database = overrides.databaseUrl === undefined ? await createTestDatabase() : undefined;
  const settings = Object.assign(new Settings(), {
    nodeEnv: 'test',
    databaseUrl: database?.databaseUrl,
    databasePoolSize: database?.databasePoolSize ?? TEST_POOL_SIZE,
    jwtSecret: 'a-secret-for-tests-only-0123456789abcdef',
    port: 0,
    // Swagger UI needs @fastify/static, which Jest cannot load on Node 20; the built service is tested with it.
    docsEnabled: false,
    ...overrides,
  });
  let log = '';
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString();
      done();
    },
  });
  const logger = createLogger(settings.logLevel, destination);
  const loggerService = new PinoLoggerService(logger);
  const builder = Test.createTestingModule({ imports: [AppModule.forRoot(settings)] });
  const module = await customise(builder.overrideProvider(HASH_COST).useValue(CHEAP_HASH))
    .setLogger(loggerService)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(createFastifyAdapter(settings), {
    logger: loggerService,
    bodyParser: false,
  });
  configureApp(app, settings, logger);
  recordAnswers(app.getHttpServer());
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    url,
    settings,
    logText: () => log,
    logLines: () =>
      log
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    request: () => supertest(url),
    close: async () => {
      await app.close();
      await database?.drop();
    },
  };
}
