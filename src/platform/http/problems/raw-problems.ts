import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import { type Socket } from 'node:net';
import { Problem } from '../../common/problem.js';
import { problemDocument } from './answer-error.js';
import { requestIdOf } from '../../logging/request-context.js';
import { securityHeaders, setSecurityHeaders } from '../security-headers.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Answers a request that never reaches Nest. */
export function answerWithProblem(request: IncomingMessage, response: ServerResponse, problem: Problem): void {
  const requestId = requestIdOf(request);
  setSecurityHeaders(request, response, () => undefined);
  const body = JSON.stringify(problemDocument(problem, request.url?.split('?')[0] ?? '/', requestId));
  response
    .writeHead(problem.status, {
      'Content-Type': PROBLEM_TYPE,
      'X-Request-Id': requestId,
      'Content-Length': Buffer.byteLength(body),
    })
    .end(body);
}

/** Maps the errors of Node's HTTP parser to our problems. */
function problemOf(code: string | undefined): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Problem('request_header_fields_too_large');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new Problem('payload_too_large');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem('request_timeout');
    default:
      return new Problem('bad_request', 'This is not a valid HTTP request.');
  }
}

const underWay = new WeakMap<Socket, ServerResponse>();

/** Answers an `Expect` header that nobody can meet; Node would answer it without a body. */
export function answerForNode(server: Server): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    answerWithProblem(request, response, new Problem('expectation_failed')),
  );
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
    underWay.set(request.socket, response),
  );
}

/** Answers what never became a request: headers too large, too slow, or not HTTP. Closes the connection. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  const answer = underWay.get(socket);
  // A second response in the middle of the first would be read as part of it.
  const isAnswering = answer !== undefined && answer.headersSent && !answer.writableFinished;
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
    socket.destroy();
    return;
  }
  const problem = problemOf(error.code);
  const requestId = randomUUID();
  const body = JSON.stringify(problemDocument(problem, '/', requestId));
  const headers = {
    ...securityHeaders(),
    'content-type': PROBLEM_TYPE,
    'content-length': Buffer.byteLength(body),
    'x-request-id': requestId,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  socket.end([`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...lines, '', body].join('\r\n'));
}
