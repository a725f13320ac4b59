import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import type { Settings } from '../config/settings.js';
import { configureApp } from '../http/configure-app.js';
import { createFastifyAdapter } from '../http/fastify.js';
import { createLogger, PinoLoggerService } from '../http/logging.js';

/** Builds the HTTP service, ready to listen. */
export async function createApp(settings: Settings): Promise<NestFastifyApplication> {
  const logger = createLogger(settings.logLevel);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(settings), createFastifyAdapter(settings), {
    logger: new PinoLoggerService(logger),
    bodyParser: false,
    abortOnError: false,
  });
  return configureApp(app, settings, logger);
}
