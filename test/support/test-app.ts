import { Writable } from 'node:stream';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import supertest from 'supertest';
import { AppModule } from '../../src/app.module.js';
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
  const module = await customise(Test.createTestingModule({ imports: [AppModule.forRoot(settings)] }))
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
