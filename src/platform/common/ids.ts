import { v7 } from 'uuid';

/** Creates identifiers; injected so that a test can predict them. */
export abstract class IdGenerator {
  /** A new UUID that sorts after all earlier ones. */
  abstract next(): string;
}

/** UUID version 7 (RFC 9562): it begins with the time in milliseconds, so an index on it stays dense and ordered. */
export class Uuid7Generator extends IdGenerator {
  next(): string {
    return v7();
  }
}
