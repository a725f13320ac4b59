import { type CandidateExplanation, type RankedCandidate } from '../../domain/ranking.js';
import { type Stage, type StageContext } from '../../domain/stage.js';
import { type ComputeOptions } from '../../platform/compute/compute.js';
import { type RankingEngineInput } from './rank-candidates.js';
import { type ExplanationInput } from './ranking-engine.tasks.js';

/** The third stage: candidates in, ranked candidates out. */
export abstract class RankingEngine implements Stage<RankingEngineInput, RankedCandidate[]> {
  readonly name = 'ranking-engine';
  /** Version of the rules and constants, e.g. `1.0.0+a1b2c3d4e5f6`. Every result names it. */
  abstract readonly version: string;

  /**
   * Ranks the candidates. A person whose record cannot be read is left out with a warning.
   * @throws Problem `validation_failed` for invalid weights
   */
  abstract run(input: RankingEngineInput, context: StageContext): Promise<RankedCandidate[]>;

  /** Lists the evidence behind one person's score, with the points of each piece. */
  abstract explain(input: ExplanationInput, options: ComputeOptions): Promise<CandidateExplanation>;
}
