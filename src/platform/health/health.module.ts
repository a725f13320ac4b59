import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';
import { Shutdown } from './shutdown.js';

/** Whether the service lives and can work, and how it ends. */
@Module({
  controllers: [HealthController],
  providers: [Readiness, Shutdown],
  exports: [Readiness, Shutdown],
})
export class HealthModule {}
