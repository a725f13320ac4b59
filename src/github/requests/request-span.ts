import { ATTRIBUTES } from '../../platform/tracing/attributes.js';
import { inSpan, markFailed } from '../../platform/tracing/spans.js';
import { classifyReply, type GithubReply } from '../errors.js';
import { type Bucket } from './rate-limits.js';

interface SentRequest {
  bucket: Bucket;
  /** Name of the document, or `user search`. */
  name: string;
  server: { address: string; port: number };
}

/** How each bucket is asked. */
const ENDPOINTS = {
  graphql: { method: 'POST', template: '/graphql' },
  search: { method: 'GET', template: '/search/users' },
} as const;

/**
 * Sends one request within a span of its own: which one, what it cost, how it was answered. Variables and queries stay
 * out of it, as logins and words of postings are in them; so does the full address, which carries them.
 */
export function inRequestSpan(
  { bucket, name, server }: SentRequest,
  send: () => Promise<GithubReply>,
): Promise<GithubReply> {
  const { method, template } = ENDPOINTS[bucket];
  const attributes = {
    [ATTRIBUTES.httpMethod]: method,
    [ATTRIBUTES.urlTemplate]: template,
    [ATTRIBUTES.serverAddress]: server.address,
    [ATTRIBUTES.serverPort]: server.port,
    ...(bucket === 'graphql' ? { [ATTRIBUTES.graphqlOperationName]: name } : {}),
  };
  return inSpan({ name: `${method} ${template}`, kind: 'CLIENT', attributes }, async (span) => {
    const reply = await send();
    span.setAttribute(ATTRIBUTES.httpStatus, reply.status);
    const points = pointsOf(reply.body);
    if (points !== undefined) span.setAttribute(ATTRIBUTES.githubPoints, points);
    const failure = classifyReply(reply);
    if (failure !== null) markFailed(span, failure);
    return reply;
  });
}

/** Points that GitHub says it charged. */
function pointsOf(body: unknown): number | undefined {
  const cost = (body as { data?: { rateLimit?: { cost?: unknown } | null } | null } | null)?.data?.rateLimit?.cost;
  return typeof cost === 'number' ? cost : undefined;
}
