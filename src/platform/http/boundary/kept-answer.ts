import { type HttpServer } from '@nestjs/common';
import { answerError } from '../problems/answer-error.js';

/** What a controller of GitHire has returned or thrown, before interceptors of the host see it. */
type KeptAnswer = { request: unknown } & ({ value: unknown } | { error: unknown });

const kept = new WeakMap<object, KeptAnswer>();

/** Keeps the answer to a request until it is sent. */
export function keepAnswer(response: object, answer: KeptAnswer): void {
  kept.set(response, answer);
}

/** Returns the kept answer once. */
export function takeAnswer(response: object): KeptAnswer | undefined {
  const answer = kept.get(response);
  kept.delete(response);
  return answer;
}

/**
 * Sends the kept answer in place of what global interceptors of the host have made of it: an envelope, or a value in place of an
 * error. Nothing is kept of the host's own routes.
 */
export function sendKeptAnswers(adapter: HttpServer): void {
  const reply = adapter.reply.bind(adapter) as HttpServer['reply'];
  adapter.reply = (response: object, body: unknown, status?: number): unknown => {
    const answer = takeAnswer(response);
    if (answer === undefined) return reply(response, body, status);
    if ('value' in answer) return reply(response, answer.value, status);
    return answerError(adapter, answer.request, response, answer.error);
  };
}
