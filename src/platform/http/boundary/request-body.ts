import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Readable } from 'node:stream';
import { Problem } from '../../common/problem.js';
import { parseJsonBody } from '../input/json-body.js';

/** What of a request tells a parser that there is a body to read. */
const BODY_HEADERS = ['content-type', 'content-length', 'transfer-encoding'] as const;
const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const JSON_TYPE = /^\s*application\/json\s*(;|$)/i;

type BodyHeaders = Partial<Record<(typeof BODY_HEADERS)[number], string>>;

interface ReceivedBody {
  body?: unknown;
  problem?: Problem;
  headers: BodyHeaders;
}

const received = new WeakMap<IncomingMessage, ReceivedBody>();

/**
 * Reads and parses the body of a request to a route of GitHire, and hides it from the parsers of the host until `takeBody`: they may
 * have other limits, accept forms, or answer in the host's way. What is wrong with the body is told by `takeBody` as well, so
 * that guards and the host's headers for browsers (CORS) come first. Never rejects.
 * @param limit largest body, in bytes
 */
export async function receiveBody(
  request: IncomingMessage,
  response: ServerResponse,
  { stream, limit }: { stream: Readable; limit: number },
): Promise<void> {
  const outcome: ReceivedBody = { headers: {} };
  try {
    if (!WITHOUT_BODY.has(request.method ?? '')) outcome.body = await readBody(request, stream, limit);
  } catch (error) {
    outcome.problem =
      error instanceof Problem ? error : new Problem('bad_request', 'The body broke off.', { cause: error });
    // The rest of a body that is too large is not read.
    if (outcome.problem.code === 'payload_too_large') response.setHeader('Connection', 'close');
  }
  outcome.headers = hideBody(request);
  received.set(request, outcome);
}

/** Lets no parser of the host read the body of a request. Returns the headers that tell of it. */
export function hideBody({ headers }: IncomingMessage): BodyHeaders {
  const hidden: BodyHeaders = {};
  for (const name of BODY_HEADERS) {
    hidden[name] = headers[name];
    delete headers[name];
  }
  return hidden;
}

/**
 * The parsed body of a request; undefined if it has none.
 * @throws Problem `malformed_json`, `payload_too_large`, `unsupported_media_type`, `bad_request`
 */
export function takeBody(request: IncomingMessage): unknown {
  const outcome = received.get(request);
  if (outcome === undefined) return undefined;
  for (const name of BODY_HEADERS) {
    const value = outcome.headers[name];
    if (value !== undefined) request.headers[name] = value;
  }
  if (outcome.problem !== undefined) throw outcome.problem;
  return outcome.body;
}

async function readBody({ headers }: IncomingMessage, stream: Readable, limit: number): Promise<unknown> {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': transfer } = headers;
  const hasBody = transfer !== undefined || Number(length ?? 0) > 0;
  if (type === undefined ? hasBody : !JSON_TYPE.test(type)) throw new Problem('unsupported_media_type');
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new Problem('unsupported_media_type', 'The body must not be compressed.');
  if (Number(length) > limit) throw new Problem('payload_too_large');
  return hasBody ? parseJsonBody(await readBytes(stream, limit)) : undefined;
}

async function readBytes(stream: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // A destroyed request could not be answered any more.
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Problem('payload_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
