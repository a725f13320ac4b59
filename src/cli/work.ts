import 'reflect-metadata';
import { once } from 'node:events';
import { NestFactory } from '@nestjs/core';
import { longestStop } from '../platform/common/stop-bounds.js';
import { loadSettings, SettingsError } from '../platform/config/env.js';
import { type Settings } from '../platform/config/settings.js';
import { Readiness } from '../platform/health/readiness.js';
import { createLogger, PinoLoggerService } from '../platform/logging/logging.js';
import { listenToSignals } from '../platform/logging/process-signals.js';
import { mayReadMetrics } from '../platform/metrics/metrics.guard.js';
import { MetricsService } from '../platform/metrics/metrics.service.js';
import { checkPort } from './free-port.js';
import { startProcess } from './start-process.js';
import { createWorkerEndpoint } from './worker-endpoint.js';
import { WorkerModule } from './worker.module.js';

/** @throws SettingsError if this process could not receive or process any run */
function checkSettings({ redisUrl, pipelineConcurrency }: Settings): void {
  const faults = [
    ...(redisUrl === undefined ? ['REDIS_URL: must be set for a worker, which takes its runs from there'] : []),
    ...(pipelineConcurrency === 0 ? ['PIPELINE_CONCURRENCY: must be at least 1 for a worker'] : []),
  ];
  if (faults.length > 0) throw new SettingsError(faults);
}

/** Starts a worker, which takes runs from Redis: `npm run start:worker` and `githire worker`. */
export function work(): Promise<void> {
  return startProcess(async () => {
    const settings = loadSettings();
    checkSettings(settings);
    // Before any run is taken: a worker that cannot start must not leave leases behind.
    if (settings.workerPort !== undefined) await checkPort('WORKER_PORT', settings.workerPort, settings.host);
    const logger = createLogger(settings.logLevel);
    const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(settings), {
      logger: new PinoLoggerService(logger),
      abortOnError: false,
    });
    listenToSignals(app, logger, longestStop(settings));
    if (settings.workerPort === undefined) return;
    const endpoint = createWorkerEndpoint(app.get(Readiness), app.get(MetricsService), (authorization) =>
      mayReadMetrics(settings.metricsToken, authorization),
    );
    endpoint.listen(settings.workerPort, settings.host);
    await once(endpoint, 'listening');
    // The endpoint responds until the end, and does not delay the shutdown.
    endpoint.unref();
  });
}
