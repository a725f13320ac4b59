import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { Settings } from '../config/settings.js';

/**
 * How the service ends. Nest goes through its hooks in this order, and each part of the service hangs on one. Each step has a
 * bound (`STOP_BOUNDS`); one that takes longer is logged by its name, and the stop goes on (`stopStep`).
 * 1. `onModuleDestroy` of `GithireModule`, the first of all: `begin`. `/health/ready` says 503 at once, while requests are
 *    still taken for `SHUTDOWN_DELAY_SECONDS`, so that proxies have turned away before anything is refused.
 * 2. `onModuleDestroy` of the rest: the queue takes no more, and runs under way get their grace.
 * 3. `beforeApplicationShutdown`, then the listener is closed: idle connections end, requests in flight are answered. Clients that are
 *    slower than `STOP_BOUNDS.lastAnswers` are cut off.
 * 4. `onApplicationShutdown`: the last traces are delivered, the database is closed.
 */
@Injectable()
export class Shutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('Shutdown');
  private cutOff: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly settings: Settings,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  /** Whether the stop has begun. */
  get isStopping(): boolean {
    return this.stopping;
  }

  /** Begins the stop, and waits until proxies have had the time to see it; nobody asks a worker for answers, so it does not wait. */
  async begin(): Promise<void> {
    this.stopping = true;
    const server = this.server();
    if (server === undefined) return;
    const { shutdownDelaySeconds } = this.settings;
    this.logger.log(`Stopping; requests are taken for another ${shutdownDelaySeconds} s`);
    // Every answer from now on is the last of its connection, so that none holds up the stop or is used again by a proxy.
    server.prependListener('request', askToClose);
    server.keepAliveTimeout = 1;
    await delay(shutdownDelaySeconds * 1000);
  }

  beforeApplicationShutdown(): void {
    this.cutOff = setTimeout(() => {
      this.logger.warn(`The stop goes on without this step, which took longer than ${STOP_BOUNDS.lastAnswers} ms: clients take their last answers`);
      this.server()?.closeAllConnections();
    }, STOP_BOUNDS.lastAnswers);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.cutOff);
  }

  /** None in a worker. */
  private server(): Server | undefined {
    return this.adapterHost.httpAdapter?.getHttpServer() as Server | undefined;
  }
}

function askToClose(_request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Connection', 'close');
}
