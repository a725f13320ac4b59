import { type OpenAPIObject } from '@nestjs/swagger';
import { Problem, type ProblemCode, PROBLEM_CODES, PROBLEMS } from '../../common/problem.js';
import { markedCodes, PROBLEM_MARK } from '../problems/api-problem.decorator.js';
import { problemDocument } from '../problems/answer-error.js';
import { REQUEST_ID_HEADER } from './headers.js';
import { type Operation, type Response } from './operation.js';

/** Values of the examples; a real answer has its own. */
const EXAMPLE = {
  requestId: '3f1c9a52-7d3e-4b0a-9c55-0d6a3e8f2b11',
  instance: '/pipeline/run',
  errors: [
    { field: 'jobDescriptionText', message: 'jobDescriptionText must be longer than or equal to 20 characters' },
  ],
};

/** Headers of a problem, beside the request's id, by its status. */
const HEADERS: Readonly<Record<number, Response['headers']>> = {
  401: { 'WWW-Authenticate': { required: true, ...challenge('`Bearer`') } },
  403: {
    'WWW-Authenticate': challenge(
      '`Bearer error="insufficient_scope"`, with the scope if one is enough; absent with other codes',
    ),
  },
  429: { 'Retry-After': { required: true, ...retryAfter() } },
  503: { 'Retry-After': retryAfter() },
};

/**
 * Adds a response for each status that an operation can refuse a request with. The response lists the codes of this
 * status, with an example of each. Operations with the same codes share a response. An operation without a mark is not
 * one of ours and stays as it is.
 */
export function addProblemResponses(document: OpenAPIObject, operation: Operation): void {
  const shared = ((document.components ??= {}).responses ??= {}) as Record<string, Response>;
  for (const [status, response, ofStatus] of problemResponses(takeMarks(operation))) {
    const name = ofStatus.join('.');
    shared[name] ??= response;
    operation.responses[status] = { $ref: `#/components/responses/${name}` };
  }
}

/** Returns the response for each status that these codes have, with the codes of that status in their usual order. */
export function problemResponses(codes: ReadonlySet<ProblemCode>): [number, Response, ProblemCode[]][] {
  const all = PROBLEM_CODES.filter((code) => codes.has(code));
  return [...new Set(all.map((code) => PROBLEMS[code].status))].map((status) => {
    const ofStatus = all.filter((code) => PROBLEMS[code].status === status);
    return [status, problemResponse(status, ofStatus), ofStatus];
  });
}

/** Returns the codes with which an operation is marked, and removes the marks. */
function takeMarks(operation: Operation): ReadonlySet<ProblemCode> {
  const marked = markedCodes(operation);
  for (const code of marked) delete operation[`${PROBLEM_MARK}${code}`];
  return marked;
}

function problemResponse(status: number, codes: ProblemCode[]): Response {
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
    headers: { ...REQUEST_ID_HEADER, ...HEADERS[status] },
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/ProblemDocument' },
            {
              type: 'object',
              required: ['status', 'code'],
              properties: { status: { type: 'number', enum: [status] }, code: { type: 'string', enum: codes } },
            },
          ],
        },
        examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
      },
    },
  };
}

function exampleOf(code: ProblemCode): object {
  const options = code === 'validation_failed' ? { errors: EXAMPLE.errors } : {};
  return problemDocument(new Problem(code, undefined, options), EXAMPLE.instance, EXAMPLE.requestId);
}

function challenge(description: string): { description: string; schema: { type: string } } {
  return { description, schema: { type: 'string' } };
}

function retryAfter(): { description: string; schema: { type: string; minimum: number } } {
  return { description: 'Seconds after which a retry makes sense', schema: { type: 'integer', minimum: 1 } };
}
