import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { whenListening } from '../platform/common/when-listening.js';
import { Compute } from '../platform/compute/compute.js';
import { warmUp } from './warm-up.tasks.js';

/** What runs often is compiled to fast code: the small run is repeated so often. */
const ROUNDS = 12;

/**
 * Loads what is known about skills, places and wordings once the service listens, so that the first posting does not wait
 * for it. Each worker thread has its own copy.
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
