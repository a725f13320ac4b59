import { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { HostOptions } from '../config/host-options.js';
import { Settings } from '../config/settings.js';

/**
 * The order of a shutdown. Nest calls its hooks in this order, and each part of the service uses one of them. Each step
 * has a time limit (`STOP_BOUNDS`); a step that exceeds it is logged by its name, and the shutdown continues
 * (`stopStep`).
 * 1. `onModuleDestroy` of `GithireModule`, the first of all: `begin`. `/health/ready` responds with 503 at once, while
 * requests are still accepted for `SHUTDOWN_DELAY_SECONDS`, so that proxies have switched away before any request is
 * refused.
 * 2. `onModuleDestroy` of the rest: the queue starts no more runs, and active runs get their grace period.
 * 3. `beforeApplicationShutdown`, then the listener closes: idle connections end, requests in flight are answered.
 * Clients slower than `STOP_BOUNDS.lastAnswers` are disconnected.
 * 4. `onApplicationShutdown`: the last traces are sent, the database is closed.
 */
@Injectable()
export class Shutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('Shutdown');
  private cutOff: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly settings: Settings,
    private readonly options: HostOptions,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  /** Whether the shutdown has started. */
  get isStopping(): boolean {
    return this.stopping;
  }

  /**
   * Starts the shutdown and waits until proxies have had time to notice. A worker serves no requests, so it does not
   * wait.
   */
  async begin(): Promise<void> {
    this.stopping = true;
    const server = this.server();
    if (server === undefined) return;
    const { shutdownDelaySeconds } = this.settings;
    this.logger.log(`Shutting down; requests are accepted for another ${shutdownDelaySeconds} s`);
    // Each response from now on closes its connection, so that no connection delays the shutdown or is used again by a
    // proxy.
    server.prependListener('request', askToClose);
    server.keepAliveTimeout = 1;
    await delay(shutdownDelaySeconds * 1000);
  }

  beforeApplicationShutdown(): void {
    if (this.server() === undefined) return;
    this.cutOff = setTimeout(() => {
      this.logger.warn(
        `The shutdown continues without a step, which took longer than ${STOP_BOUNDS.lastAnswers} ms: send the last responses to clients`,
      );
      this.server()?.closeAllConnections();
    }, STOP_BOUNDS.lastAnswers);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.cutOff);
  }

  /** None in a worker, and none inside a host application, whose connections are not ours to close. */
  private server(): Server | undefined {
    if (!this.options.isService) return undefined;
    return this.adapterHost.httpAdapter?.getHttpServer() as Server | undefined;
  }
}

function askToClose(_request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Connection', 'close');
}
