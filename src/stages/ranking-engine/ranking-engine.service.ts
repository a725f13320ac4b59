import { Injectable } from '@nestjs/common';
import { type RankedCandidate } from '../../domain/ranking.js';
import { type Stage, type StageContext } from '../../domain/stage.js';
import { RANKING } from './constants.js';
import { rankCandidates, type RankingEngineInput } from './rank-candidates.js';

export type { RankingEngineInput } from './rank-candidates.js';

/** The third stage: candidates in, ranked candidates out. All that it decides is in `rankCandidates`. */
@Injectable()
export class RankingEngineService implements Stage<RankingEngineInput, RankedCandidate[]> {
  readonly name = 'ranking-engine';

  async run(input: RankingEngineInput, context: StageContext): Promise<RankedCandidate[]> {
    const ranked = rankCandidates(input, context.referenceDate);
    if (ranked.length > 0 && ranked.every(({ belowQualityBar }) => belowQualityBar)) {
      context.warn('all_below_quality_bar', `All ${ranked.length} candidates score under ${RANKING.qualityBar}: little of what the posting asks for was seen`);
    }
    context.progress(ranked.length, input.candidates.length);
    return ranked;
  }
}
