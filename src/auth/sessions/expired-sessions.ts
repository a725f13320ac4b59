import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { Clock } from '../../platform/common/clock.js';
import { DailySweep } from '../../platform/common/daily-sweep.js';
import { Session } from './session.entity.js';

/** Deletes expired sessions, also of users who never log in again. */
@Injectable()
export class ExpiredSessions extends DailySweep {
  constructor(
    @InjectRepository(Session, CONNECTION) private readonly sessions: Repository<Session>,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Returns how many sessions were removed. */
  async sweep(): Promise<number> {
    const { affected } = await this.sessions.delete({ expiresAt: LessThanOrEqual(this.clock.now().toISOString()) });
    if (affected) this.logger.log(`${affected} expired sessions were removed`);
    return affected ?? 0;
  }
}
