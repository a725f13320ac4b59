import { Module } from '@nestjs/common';
import { ComputeModule } from '../../platform/compute/compute.module.js';
import { RankingEngineService } from './ranking-engine.service.js';

/** The stage that ranks candidates. */
@Module({ imports: [ComputeModule], providers: [RankingEngineService], exports: [RankingEngineService] })
export class RankingEngineModule {}
