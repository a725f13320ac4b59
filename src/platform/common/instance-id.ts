import { Injectable, Logger } from '@nestjs/common';
import { IdGenerator } from './ids.js';

/** Names this process among all that share a database; another one after every start. */
@Injectable()
export class InstanceId {
  /** A UUID. */
  readonly value: string;

  constructor(ids: IdGenerator) {
    this.value = ids.next();
    // By this line a lease in the database leads to the log of whoever holds it.
    new Logger(InstanceId.name).log(`This process is instance ${this.value}`);
  }
}
