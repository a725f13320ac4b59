import { Inject, Injectable } from '@nestjs/common';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { DATA_SOURCE } from '../../platform/database/connection.js';
import { Clock } from '../../platform/common/clock.js';
import { DailySweep } from '../../platform/common/daily-sweep.js';
import { ApiKey } from '../api-keys/api-key.entity.js';
import { PasswordReset } from '../passwords/password-reset.entity.js';
import { Session } from './session.entity.js';

/** What gives access until a time, and what a line in the log calls it. */
const EXPIRING = [
  [Session, 'sessions'],
  [ApiKey, 'API keys'],
  [PasswordReset, 'links to reset a password'],
] as const;

/** Deletes expired sessions, API keys and links to reset a password, also of users who never log in again. */
@Injectable()
export class ExpiredAccess extends DailySweep {
  constructor(
    @Inject(DATA_SOURCE) private readonly database: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Returns how many rows were removed. */
  async sweep(): Promise<number> {
    const expired = { expiresAt: LessThanOrEqual(this.clock.now().toISOString()) };
    let removed = 0;
    for (const [entity, name] of EXPIRING) {
      const { affected } = await this.database.manager.delete<Session | ApiKey | PasswordReset>(entity, expired);
      if (affected) this.logger.log(`${affected} expired ${name} were removed`);
      removed += affected ?? 0;
    }
    return removed;
  }
}
