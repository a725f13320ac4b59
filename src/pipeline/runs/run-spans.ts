import { trace } from '@opentelemetry/api';
import type { StageName } from '../../domain/stage.js';
import { ATTRIBUTES } from '../../platform/tracing/attributes.js';
import { inSpan, markFailed } from '../../platform/tracing/spans.js';
import { linksTo } from '../../platform/tracing/trace-parent.js';
import type { ExecutionStatus } from './pipeline-execution.entity.js';

/**
 * Works on a run within a trace of its own, linked to the request that started it: that may have been answered long ago,
 * by another process. A run that is taken up again gets a further span.
 */
export function inRunSpan<Result>(executionId: string, traceparent: string | undefined, work: () => Promise<Result>): Promise<Result> {
  return inSpan(
    { name: 'run', kind: 'CONSUMER', root: true, links: linksTo(traceparent), attributes: { [ATTRIBUTES.runId]: executionId } },
    work,
  );
}

/** Works on one stage within a span of its own. */
export function inStageSpan(stage: StageName, work: () => Promise<void>): Promise<void> {
  return inSpan({ name: `stage ${stage}`, attributes: { [ATTRIBUTES.stage]: stage } }, work);
}

/** Notes how the run has left this process. @param code of the problem, where it failed */
export function noteRunStatus(status: ExecutionStatus, code?: string): void {
  const span = trace.getActiveSpan();
  span?.setAttribute(ATTRIBUTES.runStatus, status);
  if (span !== undefined && status === 'failed') markFailed(span, code ?? 'unknown');
}
