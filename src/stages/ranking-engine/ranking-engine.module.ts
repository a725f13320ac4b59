import { Module } from '@nestjs/common';
import { RankingEngineService } from './ranking-engine.service.js';

@Module({ providers: [RankingEngineService], exports: [RankingEngineService] })
export class RankingEngineModule {}
