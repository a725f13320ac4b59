import { createHmac, hkdfSync } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { type Settings } from '../config/settings.js';
import { randomSecret, secretBesideDatabase } from './kept-secret.js';

/** The end of the name of the file that keeps the key. */
export const KEY_FILE = 'encryption-key';

/** Bytes of a derived key: as many as HMAC with SHA-256 can use. */
const KEY_BYTES = 32;

/** What keys are derived for; one key for each, so that a value made for one purpose says nothing of another. */
export type KeyPurpose = 'audit log' | 'people in the audit log' | 'suppression';

/**
 * The key of this installation, from which a key for each purpose is derived (HKDF, RFC 5869). Apart from `JWT_SECRET`:
 * that one can be changed at any time, this one never, because what was made with it must be recognised for years.
 */
export class InstallationKey {
  /** @param isKept false for a key that ends with this process: what it signed cannot be recognised by another one */
  constructor(
    private readonly secret: string,
    readonly isKept = true,
  ) {}

  /** HMAC-SHA-256 of a text, in hexadecimal. */
  sign(purpose: KeyPurpose, text: string): string {
    const key = Buffer.from(hkdfSync('sha256', this.secret, '', `githire ${purpose}`, KEY_BYTES));
    return createHmac('sha256', key).update(text).digest('hex');
  }
}

/**
 * `ENCRYPTION_KEY`, else a key that is generated once and kept beside the SQLite file; without such a file it lives as
 * long as the process.
 */
export async function installationKey(
  settings: Pick<Settings, 'encryptionKey' | 'databaseUrl'>,
): Promise<InstallationKey> {
  const secret = settings.encryptionKey ?? (await secretBesideDatabase(settings.databaseUrl, KEY_FILE));
  if (secret === undefined)
    new Logger('InstallationKey').warn(
      'ENCRYPTION_KEY is not set: the audit log of this process cannot be checked later, and whom it suppressed is forgotten',
    );
  return secret === undefined ? new InstallationKey(randomSecret(), false) : new InstallationKey(secret);
}
