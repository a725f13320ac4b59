import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HealthModule } from './health.module.js';

/** `/health/live` and `/health/ready`. */
@Module({ imports: [HealthModule], controllers: [HealthController] })
export class HealthRoutesModule {}
