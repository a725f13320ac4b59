import { context, type Link, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';

/** Where the active span stands (W3C `traceparent`), for work that is done later; undefined where there is no trace. */
export function activeTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** A link to where the work came from; none where that was not traced. */
export function linksTo(traceparent: string | undefined): Link[] {
  const origin = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }));
  return origin === undefined ? [] : [{ context: origin }];
}
