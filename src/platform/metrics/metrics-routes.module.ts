import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';

/** `GET /metrics`. Needs `MetricsModule`. */
@Module({ controllers: [MetricsController] })
export class MetricsRoutesModule {}
