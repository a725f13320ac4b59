import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';
import type { DestinationStream } from 'pino';
import { GITHIRE_VERSION } from './common/version.js';
import type { Settings } from './config/settings.js';
import { createFastifyAdapter } from './http/fastify.js';
import { createAccessLog, createLogger, PinoLoggerService } from './http/logging.js';
import { createOpenApiDocument, serveOpenApi } from './http/openapi.js';
import { ProblemFilter } from './http/problem.filter.js';
import { requestContextMiddleware } from './http/request-context.js';
import { GithireModule } from './githire.module.js';

/** Builds the HTTP service, ready to listen. `logDestination` takes the log lines in place of standard output. */
export async function createApp(settings: Settings, logDestination?: DestinationStream): Promise<NestFastifyApplication> {
  const logger = createLogger(settings.logLevel, logDestination);
  const app = await NestFactory.create<NestFastifyApplication>(
    {
      module: class AppModule {},
      imports: [GithireModule.forRoot(settings)],
      // Paths that no controller knows are answered with a problem document too.
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    },
    createFastifyAdapter(settings),
    { logger: new PinoLoggerService(logger), bodyParser: false, abortOnError: false },
  );
  app.use(requestContextMiddleware);
  app.use(createAccessLog(logger));
  // HTTPS is the operator's: asking browsers to upgrade would break a service on plain HTTP behind no proxy.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } }, strictTransportSecurity: false }));
  if (settings.corsOrigins.length > 0) {
    app.enableCors({
      origin: settings.corsOrigins.includes('*') ? '*' : settings.corsOrigins,
      exposedHeaders: ['X-Request-Id', 'Location', 'Retry-After'],
      maxAge: 600,
    });
  }
  if (settings.docsEnabled) serveOpenApi(app, createOpenApiDocument(app, GITHIRE_VERSION));
  app.enableShutdownHooks();
  return app;
}
