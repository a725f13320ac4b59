import { type Attributes, type Link, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { GITHIRE_VERSION } from '../common/version.js';
import { Problem } from '../common/problem.js';
import { ATTRIBUTES } from './attributes.js';

export interface SpanParts {
  /** Low in variety and of ours: neither a login nor a text of strangers. */
  name: string;
  /** `internal` unless given. */
  kind?: keyof typeof SpanKind;
  attributes?: Attributes;
  links?: Link[];
  /** Begins a trace of its own, whatever span is active. */
  root?: boolean;
}

/** Spans of GitHire; they lead nowhere unless an exporter or a host application has registered itself. */
export function tracer(): Tracer {
  return trace.getTracer('githire', GITHIRE_VERSION);
}

/**
 * Does `work` within a span, a child of the one that is active. A failure is noted by its kind alone, as messages
 * may hold strangers' text, and is thrown on.
 */
export async function inSpan<Result>(parts: SpanParts, work: (span: Span) => Promise<Result>): Promise<Result> {
  const options = { kind: SpanKind[parts.kind ?? 'INTERNAL'], attributes: parts.attributes ?? {}, links: parts.links ?? [], root: parts.root ?? false };
  return tracer().startActiveSpan(parts.name, options, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      markFailed(span, failureKind(error));
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Notes that what the span stands for failed. @param kind a word of ours from a short list */
export function markFailed(span: Span, kind: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute(ATTRIBUTES.errorType, kind);
}

/** Ids of the active trace for a log line; nothing where there is no trace. */
export function traceFields(): { traceId?: string } {
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return traceId === undefined ? {} : { traceId };
}

/** What kind of failure it is: a client's own kind (`secondary-limit`), a problem's code, or the error's class. */
function failureKind(error: unknown): string {
  const { kind } = (error ?? {}) as { kind?: unknown };
  if (typeof kind === 'string') return kind;
  if (error instanceof Problem) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
