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

/** Method and path of each bucket. */
const ENDPOINTS = {
  graphql: { method: 'POST', template: '/graphql' },
  search: { method: 'GET', template: '/search/users' },
} as const;

/**
 * Sends one request in its own span with name, cost and outcome. Variables, queries and the full address are left out,
 * because they contain logins and words of postings.
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

/** Returns the points that GitHub charged. */
function pointsOf(body: unknown): number | undefined {
  const cost = (body as { data?: { rateLimit?: { cost?: unknown } | null } | null } | null)?.data?.rateLimit?.cost;
  return typeof cost === 'number' ? cost : undefined;
}
