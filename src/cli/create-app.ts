import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { createSettings } from '../platform/config/create-settings.js';
import { type Settings } from '../platform/config/settings.js';
import { configureApp } from '../platform/http/configure-app.js';
import { createFastifyAdapter } from '../platform/http/fastify.js';
import { createLogger, PinoLoggerService } from '../platform/logging/logging.js';

/**
 * Builds the HTTP service, ready to listen. A setting that is left out has its default.
 * @throws SettingsError listing every invalid value
 */
export async function createApp(values: Partial<Settings> = {}): Promise<NestFastifyApplication> {
  const settings = createSettings(values);
  const logger = createLogger(settings.logLevel);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(settings),
    createFastifyAdapter(settings),
    {
      logger: new PinoLoggerService(logger),
      bodyParser: false,
      abortOnError: false,
    },
  );
  return configureApp(app, settings, logger);
}
