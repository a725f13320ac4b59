import { Module } from '@nestjs/common';
import { Readiness } from './readiness.js';
import { Shutdown } from './shutdown.js';

/** Whether the process can do its work, and the shutdown. The routes are in `HealthRoutesModule`. */
@Module({
  providers: [Readiness, Shutdown],
  exports: [Readiness, Shutdown],
})
export class HealthModule {}
