/** What Fastify wraps and Express does not: Node's own request or response. */
export type Wrapped<T> = T | { raw: T };

/** Node's own request or response, on Fastify and Express. */
export function rawOf<T extends object>(wrapped: Wrapped<T>): T {
  return 'raw' in wrapped ? wrapped.raw : wrapped;
}
