import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { takeAnswer } from '../boundary/kept-answer.js';
import { answerError } from './answer-error.js';

/** Answers every error of a controller with a problem document, on every HTTP platform that Nest supports. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<object>();
    const kept = takeAnswer(response);
    // An interceptor of the host may have thrown another error in place of ours.
    const ours = kept !== undefined && 'error' in kept ? kept.error : error;
    answerError(this.adapterHost.httpAdapter, http.getRequest(), response, ours);
  }
}
