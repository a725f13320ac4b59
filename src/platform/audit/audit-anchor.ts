import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DailySweep } from '../common/daily-sweep.js';
import { DATA_SOURCE } from '../database/connection.js';
import { AuditHead } from './audit-head.entity.js';

/**
 * Writes the end of the audit log into the log stream, at startup and every day. Whoever can write to the database and
 * knows the key can shorten the log together with its head; the lines of the log stream show that it was longer.
 */
@Injectable()
export class AuditAnchor extends DailySweep {
  constructor(@Inject(DATA_SOURCE) private readonly database: DataSource) {
    super();
  }

  async sweep(): Promise<number> {
    const head = await this.database.manager.findOneBy(AuditHead, { headId: 1 });
    if (head !== null && head.seq > 0)
      this.logger.log(`The audit log has ${head.seq} entries, the last one ${head.hash}`);
    return 0;
  }
}
