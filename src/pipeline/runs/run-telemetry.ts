import { trace } from '@opentelemetry/api';
import { type StageName } from '../../domain/stage.js';
import { type MeasuredStage, type Metrics } from '../../platform/common/metrics.js';
import { type ProblemCode } from '../../platform/common/problem.js';
import { toProblem } from '../../platform/http/problems/to-problem.js';
import { ATTRIBUTES } from '../../platform/tracing/attributes.js';
import { inSpan, markFailed } from '../../platform/tracing/spans.js';
import { linksTo } from '../../platform/tracing/trace-parent.js';
import { type RunStatus } from './pipeline-run.entity.js';

/**
 * Works on a run in its own trace, which is linked to the request that started the run: the response to that request
 * may have been sent long ago by another process. A resumed run gets another span.
 */
export function inRunSpan<Result>(
  executionId: string,
  traceparent: string | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  return inSpan(
    {
      name: 'run',
      kind: 'CONSUMER',
      root: true,
      links: linksTo(traceparent),
      attributes: { [ATTRIBUTES.runId]: executionId },
    },
    work,
  );
}

/**
 * Works on one stage in its own span, and measures it however it ends.
 * @param signal the run's signal: if it is aborted, its reason is why the stage ended
 */
export function observeStage(
  metrics: Metrics,
  stage: StageName,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  return inSpan({ name: `stage ${stage}`, attributes: { [ATTRIBUTES.stage]: stage } }, async () => {
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
  });
}

/** Sets the status with which the run leaves this process on its span. @param code of the problem, if the run failed */
export function noteRunStatus(status: RunStatus, code?: string): void {
  const span = trace.getActiveSpan();
  span?.setAttribute(ATTRIBUTES.runStatus, status);
  if (span !== undefined && status === 'failed') markFailed(span, code ?? 'unknown');
}

function outcomeOf(code: ProblemCode): MeasuredStage['outcome'] {
  if (code === 'cancelled') return 'cancelled';
  return code === 'not_ready' ? 'interrupted' : 'failed';
}
