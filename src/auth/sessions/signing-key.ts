import { createSecretKey, type KeyObject } from 'node:crypto';

/** The key of access tokens. A key object is prepared once instead of on every request. */
export class SigningKey {
  readonly secret: KeyObject;

  constructor(secret: string) {
    this.secret = createSecretKey(Buffer.from(secret));
  }
}
