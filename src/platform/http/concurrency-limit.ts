import { type IncomingMessage, type ServerResponse } from 'node:http';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { finalize, type Observable } from 'rxjs';
import { Problem } from '../common/problem.js';
import { rawOf, type Wrapped } from './boundary/raw-message.js';
import { ApiProblems } from './problems/api-problem.decorator.js';

/** Seconds after which a refused client may retry. */
const RETRY_AFTER = 1;

/**
 * Requests in progress, by the limit's name and the user, for each application in the process: users of two host
 * applications may have the same id.
 */
const tables = new WeakMap<ModulesContainer, Map<string, number>>();

/**
 * Limits how many requests of one user a route handles at the same time; any further request gets 429. Routes that
 * share a name share the limit. Must come after `JwtAuthGuard`, which identifies the user.
 *
 * A request counts until its handler has settled *and* its response is sent or its connection is closed: a streamed
 * response counts to its end, and a client that disconnects early does not free a place while the work continues.
 * @param most simultaneous requests of one user in this process
 */
export function LimitConcurrency(name: string, most: number): MethodDecorator & ClassDecorator {
  return applyDecorators(UseInterceptors(limit(name, most)), ApiProblems('too_many_requests'));
}

function limit(name: string, most: number): Type<NestInterceptor> {
  @Injectable()
  class NamedLimit extends ConcurrencyLimit {
    constructor(application: ModulesContainer) {
      super(name, most, tableOf(application));
    }
  }
  return NamedLimit;
}

function tableOf(application: ModulesContainer): Map<string, number> {
  const table = tables.get(application) ?? new Map<string, number>();
  tables.set(application, table);
  return table;
}

class ConcurrencyLimit implements NestInterceptor {
  constructor(
    private readonly name: string,
    private readonly most: number,
    private readonly inProgress: Map<string, number>,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Wrapped<IncomingMessage> & { githireUser?: { userId: string } }>();
    if (request.githireUser === undefined) throw new Error('@LimitConcurrency() needs JwtAuthGuard');
    const release = this.take(request.githireUser.userId);
    const answered = whenClosed(rawOf(request), rawOf(http.getResponse<Wrapped<ServerResponse>>()));
    return next.handle().pipe(finalize(() => void answered.then(release)));
  }

  private take(userId: string): () => void {
    const key = `${this.name} ${userId}`;
    const { inProgress } = this;
    const count = inProgress.get(key) ?? 0;
    if (count >= this.most) {
      throw new Problem('too_many_requests', `You have ${count} such requests in progress; wait for one of them.`, {
        retryAfterSeconds: RETRY_AFTER,
      });
    }
    inProgress.set(key, count + 1);
    return () => {
      const left = (inProgress.get(key) ?? 1) - 1;
      if (left === 0) inProgress.delete(key);
      else inProgress.set(key, left);
    };
  }
}

/** Settles when a response has been sent or can no longer be sent. */
function whenClosed({ socket }: IncomingMessage, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.closed || socket.destroyed) return resolve();
    const done = (): void => {
      socket.off('close', done);
      resolve();
    };
    response.once('close', done);
    // A response that waits behind another one on the same connection gets no event when that connection closes.
    socket.once('close', done);
  });
}
