import { Injectable } from '@nestjs/common';
import { type Candidate } from '../../domain/candidate.js';
import { type CandidateExplanation, type RankedCandidate } from '../../domain/ranking.js';
import { type StageContext } from '../../domain/stage.js';
import { warnOfUnreadableProfiles } from '../../domain/unreadable.js';
import { Compute, type ComputeOptions } from '../../platform/compute/compute.js';
import { computeEach, LOST, type Lost } from '../../platform/compute/compute-each.js';
import { type Assessment } from './assess.js';
import { RANKING } from './constants.js';
import { type AssessedCandidate, orderCandidates, type RankingEngineInput } from './rank-candidates.js';
import { RankingEngine } from './ranking-engine.js';
import { assess, explain, type ExplanationInput } from './ranking-engine.tasks.js';
import { RANKING_VERSION } from './version.js';
import { readWeights } from './weights.js';

/** Candidates in one task: a few milliseconds of computing. */
const CANDIDATES_AT_ONCE = 10;

/** The third stage: candidates in, ranked candidates out. `rankCandidates` makes all decisions. */
@Injectable()
export class RankingEngineService extends RankingEngine {
  readonly version = RANKING_VERSION;

  constructor(private readonly compute: Compute) {
    super();
  }

  /**
   * Ranks the candidates. A person whose record cannot be read is left out with a warning.
   * @throws Problem `validation_failed` for invalid weights
   */
  async run(
    { requirement, candidates, weights, limit }: RankingEngineInput,
    context: StageContext,
  ): Promise<RankedCandidate[]> {
    readWeights(weights);
    const { referenceDate, onBehalfOf, signal } = context;
    const terms = { requirement, weights, referenceDate };
    const assessments = await computeEach(
      this.compute,
      assess,
      { shared: terms, items: candidates, size: CANDIDATES_AT_ONCE },
      { onBehalfOf, signal },
    );
    const ranked = orderCandidates(keepAssessed(candidates, assessments, context), limit);
    if (ranked.length > 0 && ranked.every(({ belowQualityBar }) => belowQualityBar)) {
      context.warn(
        'all_below_quality_bar',
        `All ${ranked.length} candidates score under ${RANKING.qualityBar}: little of what the posting asks for was seen`,
      );
    }
    context.progress(ranked.length, candidates.length);
    return ranked;
  }

  /** Lists the evidence behind one person's score, with the points of each piece. */
  explain(input: ExplanationInput, options: ComputeOptions): Promise<CandidateExplanation> {
    return this.compute.run(explain, input, options);
  }
}

/** Joins the candidates with their assessments. A warning names the people whose record could not be read. */
function keepAssessed(
  candidates: readonly Candidate[],
  assessments: readonly (Assessment | Lost)[],
  context: StageContext,
): AssessedCandidate[] {
  const lost: string[] = [];
  const assessed = candidates.flatMap((candidate, index): AssessedCandidate[] => {
    const assessment = assessments[index] ?? LOST;
    if (assessment !== LOST) return [{ candidate, assessment }];
    lost.push(candidate.githubUsername);
    return [];
  });
  warnOfUnreadableProfiles(context, lost);
  return assessed;
}
