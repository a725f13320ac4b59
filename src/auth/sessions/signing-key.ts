import { createSecretKey, type KeyObject } from 'node:crypto';

/** The key of access tokens. As a key object it is prepared once, not on every request. */
export class SigningKey {
  readonly secret: KeyObject;

  constructor(secret: string) {
    this.secret = createSecretKey(Buffer.from(secret));
  }
}
