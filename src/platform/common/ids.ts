import { v7 } from 'uuid';

/** Makes identifiers, injected so that a test can foresee them. */
export abstract class IdGenerator {
  /** A new UUID; those made later sort after those made before. */
  abstract next(): string;
}

/** UUID version 7 (RFC 9562): begins with the time in milliseconds, so an index on it stays dense and in order. */
export class Uuid7Generator extends IdGenerator {
  next(): string {
    return v7();
  }
}
