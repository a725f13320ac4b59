import {
  type Attributes,
  type Link,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { GITHIRE_VERSION } from '../common/version.js';
import { Problem } from '../common/problem.js';
import { ATTRIBUTES } from './attributes.js';

export interface SpanParts {
  /** Our own text with few different values: no login, no text from strangers. */
  name: string;
  /** The default is `internal`. */
  kind?: keyof typeof SpanKind;
  attributes?: Attributes;
  links?: Link[];
  /** Starts a new trace, whatever span is active. */
  root?: boolean;
}

/** Spans of GitHire. They go nowhere unless an exporter or a host application has registered itself. */
export function tracer(): Tracer {
  return trace.getTracer('githire', GITHIRE_VERSION);
}

/**
 * Runs `work` within a span, a child of the active one. An error is recorded by its kind only, because messages may
 * contain text from strangers, and is thrown again.
 */
export async function inSpan<Result>(parts: SpanParts, work: (span: Span) => Promise<Result>): Promise<Result> {
  const options = {
    kind: SpanKind[parts.kind ?? 'INTERNAL'],
    attributes: parts.attributes ?? {},
    links: parts.links ?? [],
    root: parts.root ?? false,
  };
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

/** Records that the operation of the span failed. @param kind one of our own words */
export function markFailed(span: Span, kind: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute(ATTRIBUTES.errorType, kind);
}

/** Ids of the active trace for a log line; empty without a trace. */
export function traceFields(): { traceId?: string } {
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return traceId === undefined ? {} : { traceId };
}

/** The kind of error: that of the client (`secondary-limit`), the code of a problem, or the class of the error. */
function failureKind(error: unknown): string {
  const { kind } = (error ?? {}) as { kind?: unknown };
  if (typeof kind === 'string') return kind;
  if (error instanceof Problem) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
