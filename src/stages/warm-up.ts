import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { whenListening } from '../platform/common/when-listening.js';
import { Compute } from '../platform/compute/compute.js';
import { warmUp } from './warm-up.tasks.js';

/** V8 compiles functions that run often to fast code, so the small run is repeated. */
const ROUNDS = 12;

/**
 * Loads the data files after the service has started to listen, so that the first posting does not wait for them. Each
 * worker thread has its own copy.
 */
@Injectable()
export class WarmUp implements OnApplicationBootstrap {
  private readonly logger = new Logger(WarmUp.name);

  constructor(
    private readonly compute: Compute,
    private readonly host: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    whenListening(this.host, () => void this.prepare());
  }

  private async prepare(): Promise<void> {
    try {
      await this.compute.prepare(Array.from({ length: ROUNDS }, () => warmUp));
    } catch (error) {
      this.logger.warn(`The first run will be slower: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }
}
