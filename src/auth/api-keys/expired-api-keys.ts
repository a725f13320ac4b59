import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { Clock } from '../../platform/common/clock.js';
import { DailySweep } from '../../platform/common/daily-sweep.js';
import { ApiKey } from './api-key.entity.js';

/** Deletes expired API keys. */
@Injectable()
export class ExpiredApiKeys extends DailySweep {
  constructor(
    @InjectRepository(ApiKey, CONNECTION) private readonly keys: Repository<ApiKey>,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Returns how many keys were removed. */
  async sweep(): Promise<number> {
    const { affected } = await this.keys.delete({ expiresAt: LessThanOrEqual(this.clock.now().toISOString()) });
    if (affected) this.logger.log(`${affected} expired API keys were removed`);
    return affected ?? 0;
  }
}
