import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';
import { Shutdown } from './shutdown.js';

/** Health checks and the shutdown. */
@Module({
  controllers: [HealthController],
  providers: [Readiness, Shutdown],
  exports: [Readiness, Shutdown],
})
export class HealthModule {}
