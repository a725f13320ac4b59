import type { MeasuredStage, Metrics } from '../../platform/common/metrics.js';
import type { ProblemCode } from '../../platform/common/problem.js';
import type { StageName } from '../../domain/stage.js';
import { toProblem } from '../../platform/http/problems/to-problem.js';

/** Measures one go at a stage, however it ends. @param signal of the run: what it was aborted for is why the stage ended */
export async function measureStage(metrics: Metrics, stage: StageName, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  const ended = (outcome: MeasuredStage['outcome']): void =>
    metrics.stageEnded({ stage, outcome, seconds: (performance.now() - begun) / 1000 });
  try {
    await work();
    ended('completed');
  } catch (error) {
    ended(outcomeOf(toProblem(signal.aborted ? signal.reason : error).code));
    throw error;
  }
}

function outcomeOf(code: ProblemCode): MeasuredStage['outcome'] {
  if (code === 'cancelled') return 'cancelled';
  return code === 'not_ready' ? 'interrupted' : 'failed';
}
