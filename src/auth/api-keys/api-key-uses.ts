import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { Timers } from '../../platform/common/timers.js';
import { API_KEY_USE_INTERVAL } from '../auth.limits.js';
import { ApiKey } from './api-key.entity.js';

/** Stores when an API key was last used, at most once per `API_KEY_USE_INTERVAL`. */
@Injectable()
export class ApiKeyUses {
  private readonly logger = new Logger(ApiKeyUses.name);
  /** Keys whose use this process has stored, or tried to store, within the interval. */
  private readonly recent = new Set<string>();

  constructor(
    @InjectRepository(ApiKey, CONNECTION) private readonly keys: Repository<ApiKey>,
    private readonly timers: Timers,
  ) {}

  /**
   * Reports a use at `now`. The request does not wait for the write, and does not fail with it.
   * @param lastUsedAt as stored: another process may have written it within the interval
   */
  note({ keyId, lastUsedAt }: Pick<ApiKey, 'keyId' | 'lastUsedAt'>, now: Date): void {
    const interval = API_KEY_USE_INTERVAL * 1000;
    if (this.recent.has(keyId)) return;
    if (lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < interval) return;
    this.recent.add(keyId);
    this.timers.after(interval, () => void this.recent.delete(keyId));
    this.keys
      .update({ keyId }, { lastUsedAt: now.toISOString() })
      .catch((error: unknown) =>
        this.logger.warn(
          `The last use of an API key could not be stored: ${error instanceof Error ? error.name : 'unknown'}`,
        ),
      );
  }
}
