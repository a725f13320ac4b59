import { Injectable, Logger } from '@nestjs/common';
import { IdGenerator } from './ids.js';

/** Identifies this process among all that share a database. Every start gets a new one. */
@Injectable()
export class InstanceId {
  /** A UUID. */
  readonly value: string;

  constructor(ids: IdGenerator) {
    this.value = ids.next();
    // Logged so that the holder of a lease in the database can be found in the logs.
    new Logger(InstanceId.name).log(`This process is instance ${this.value}`);
  }
}
