import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { GITHIRE_VERSION } from '../common/version.js';
import type { Settings } from '../config/settings.js';
import { requestSpanMiddleware } from '../tracing/request-span.js';
import { createAccessLog, switchLevelOnSignal } from './logging.js';
import { createOpenApiDocument, serveOpenApi } from './openapi.js';
import { measureRequests } from './request-measurements.js';
import { requestContextMiddleware } from './request-context.js';

/** What every answer goes through: request id, trace, access log, headers, CORS, and the documentation. */
export function configureApp(app: NestFastifyApplication, settings: Settings, logger: Logger): NestFastifyApplication {
  measureRequests(app);
  app.use(requestContextMiddleware);
  app.use(requestSpanMiddleware);
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
  const stopSwitching = switchLevelOnSignal(logger);
  app.getHttpServer().once('close', stopSwitching);
  // By itself Nest ends a stopped process with the signal again, which looks like a crash to some that watch it.
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}
