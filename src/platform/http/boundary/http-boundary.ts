import { type HttpServer, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyInstance } from 'fastify';
import { HostOptions } from '../../config/host-options.js';
import { Settings } from '../../config/settings.js';
import { type BoundaryOptions, type CompleteBoundary } from './boundary.js';
import { boundExpress, type ExpressInstance } from './express-boundary.js';
import { boundFastify } from './fastify-boundary.js';
import { sendKeptAnswers } from './kept-answer.js';

/**
 * Makes the contract of the API hold on the routes of GitHire, and only there, whatever the application around them does:
 * request id, own body parser and limit, problem documents for everything that goes wrong before a controller is reached.
 */
@Injectable()
export class HttpBoundary implements OnModuleInit {
  private complete: CompleteBoundary = () => undefined;

  constructor(adapterHost: HttpAdapterHost, settings: Settings, { path, isService }: HostOptions) {
    // A testing module gets its adapter after its providers, every other application before them, a worker none.
    adapterHost.init$.subscribe(() => {
      const adapter = adapterHost.httpAdapter as HttpServer | null;
      if (adapter === null) return;
      const ownsUnknownPaths = isService || path !== '';
      this.complete = bound({ adapter, bodyLimit: settings.bodyLimitBytes, ownsUnknownPaths });
      sendKeptAnswers(adapter);
    });
  }

  /** Nest has registered all routes now, and neither its error handler nor its answer to unknown paths. */
  onModuleInit(): void {
    this.complete();
  }
}

function bound(options: BoundaryOptions): CompleteBoundary {
  const { adapter } = options;
  const instance: unknown = adapter.getInstance?.();
  switch (adapter.getType()) {
    case 'fastify':
      return boundFastify(instance as FastifyInstance, options);
    case 'express':
      return boundExpress(instance as ExpressInstance, options);
    default:
      throw new Error(`GitHire knows the HTTP platforms fastify and express, not ${adapter.getType()}`);
  }
}
