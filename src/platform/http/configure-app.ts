import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger } from 'pino';
import { longestStop } from '../common/stop-bounds.js';
import { GITHIRE_VERSION } from '../common/version.js';
import { type Settings } from '../config/settings.js';
import { requestSpanMiddleware } from '../tracing/request-span.js';
import { createAccessLog } from '../logging/logging.js';
import { allowOrigins } from './cors.js';
import { serveOpenApi } from './openapi.js';
import { listenToSignals } from '../logging/process-signals.js';
import { measureRequests } from './request-metrics.js';
import { requestContextMiddleware } from '../logging/request-context.js';
import { setSecurityHeaders } from './security-headers.js';
import { warnOfUntrustedProxy } from './untrusted-proxy.js';

/** Sets up what applies to every response: request id, trace, access log, headers, CORS, documentation. */
export function configureApp(app: NestFastifyApplication, settings: Settings, logger: Logger): NestFastifyApplication {
  measureRequests(app);
  app.use(requestContextMiddleware);
  app.use(requestSpanMiddleware);
  app.use(createAccessLog(logger));
  if (settings.trustedProxies === 0) app.use(warnOfUntrustedProxy(logger));
  app.use(setSecurityHeaders);
  if (settings.corsOrigins.length > 0) allowOrigins(app, settings.corsOrigins);
  if (settings.docsEnabled) serveOpenApi(app, GITHIRE_VERSION);
  app.getHttpServer().once('close', listenToSignals(app, logger, longestStop(settings)));
  return app;
}
