import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../common/problem.js';
import { withTimeout } from '../common/timeout.js';
import { DATA_SOURCE } from '../database/connection.js';
import { JobQueue } from '../queue/job-queue.js';
import { Shutdown } from './shutdown.js';

/** Timeout of each check, in milliseconds: a probe that hangs is worse than one that fails. */
const TIME_LIMIT = 2000;
/** Seconds after which a retry makes sense. */
const RETRY_AFTER_SECONDS = 5;

/** Whether the service can do its work. */
@Injectable()
export class Readiness {
  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    private readonly shutdown: Shutdown,
  ) {}

  /**
   * Checks the database and the queue.
   * @throws Problem `not_ready` where one of them does not respond within two seconds, and from the start of a shutdown
   */
  async check(): Promise<void> {
    if (this.shutdown.isStopping || !this.queue.accepting)
      throw new Problem('not_ready', 'The service is stopping.', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    await Promise.all([
      answers('The database does not answer.', () => this.dataSource.query('SELECT 1')),
      answers('The queue does not answer.', () => this.queue.counts()),
    ]);
  }
}

async function answers(otherwise: string, ask: () => Promise<unknown>): Promise<void> {
  try {
    await withTimeout(ask, { milliseconds: TIME_LIMIT });
  } catch (error) {
    throw new Problem('not_ready', otherwise, { cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}
