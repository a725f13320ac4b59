import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, afterEach, expect } from '@jest/globals';
import { type RoutedRequest } from '../../../src/platform/logging/request-context.js';
import { type Answer, AnswerCheck } from './answer-check.js';
import { DOCUMENT } from './document.js';

/** Larger bodies are not read: they come from tests of limits. */
const MOST_BYTES = 8_000_000;

let check: AnswerCheck | undefined;
const answers: Answer[] = [];

/** Every response of an end-to-end test is as the OpenAPI document says; otherwise the test fails. */
afterEach(expectNoDifferences);
afterAll(expectNoDifferences);

function expectNoDifferences(): void {
  const differences = takeDifferences();
  if (differences.length === 0) return;
  throw new Error(
    `Responses differ from docs/openapi.json (npm run generate:openapi writes it after a build):\n${differences.join('\n')}`,
  );
}

/** Returns the differences between the document and the responses that were recorded since the last call. */
export function takeDifferences(): string[] {
  return answers.splice(0).flatMap((answer) => {
    check ??= new AnswerCheck(DOCUMENT);
    return check.differences(answer);
  });
}

/** Records the responses of a server, if the test is an end-to-end test: others measure time and memory. */
export function recordAnswers(server: Server): void {
  if (expect.getState().testPath?.endsWith('.e2e-spec.ts') !== true) return;
  server.prependListener('request', record);
}

function record(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let isRecorded = false;
  const keep = (chunk: unknown): void => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(Buffer.from(chunk as Uint8Array));
  };
  const store = (): void => {
    if (isRecorded) return;
    isRecorded = true;
    const body = Buffer.concat(chunks).toString();
    const isEventStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
    answers.push({
      method: request.method ?? '',
      path: request.url ?? '',
      route: (request as RoutedRequest).routePattern,
      status: response.statusCode,
      headers: Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)])),
      body: bytes <= MOST_BYTES && (response.writableEnded || isEventStream) ? body : undefined,
    });
  };
  const write = response.write.bind(response) as (...given: unknown[]) => boolean;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  response.write = (...given: unknown[]): boolean => {
    keep(given[0]);
    return write(...given);
  };
  response.end = (...given: unknown[]): ServerResponse => {
    keep(given[0]);
    const ended = end(...given);
    store();
    return ended;
  };
  // A client may go away before the end of a stream.
  response.once('close', () => {
    if (response.headersSent) store();
  });
}
