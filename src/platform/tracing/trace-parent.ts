import { context, type Link, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';

/** The position of the active span (W3C `traceparent`), for work that is done later; undefined without a trace. */
export function activeTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** A link to the trace that caused the work; none if that was not traced. */
export function linksTo(traceparent: string | undefined): Link[] {
  const origin = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }));
  return origin === undefined ? [] : [{ context: origin }];
}
