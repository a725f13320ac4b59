import { Module } from '@nestjs/common';
import { ComputeModule } from '../../platform/compute/compute.module.js';
import { RankingEngine } from './ranking-engine.js';
import { RankingEngineService } from './ranking-engine.service.js';

/** The stage that ranks candidates. */
@Module({
  imports: [ComputeModule],
  providers: [{ provide: RankingEngine, useClass: RankingEngineService }],
  exports: [RankingEngine],
})
export class RankingEngineModule {}
