import { randomBytes } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { type Settings } from '../../platform/config/settings.js';
import { sqlitePath } from '../../platform/database/data-source-options.js';
import { makePrivateFolder, narrow } from '../../platform/database/private-files.js';

/** Bytes of a generated secret: as many as HS256 can use (RFC 7518, section 3.2). */
const SECRET_BYTES = 32;

/**
 * The secret that signs access tokens. In production it comes from the settings. Otherwise it is generated once and
 * kept beside the SQLite file; without such a file it lives as long as the process.
 */
export async function jwtSecret(settings: Pick<Settings, 'jwtSecret' | 'databaseUrl'>): Promise<string> {
  if (settings.jwtSecret !== undefined) return settings.jwtSecret;
  const path = settings.databaseUrl.startsWith('sqlite:') ? sqlitePath(settings.databaseUrl) : ':memory:';
  if (path === ':memory:') {
    new Logger('JwtSecret').warn(
      'JWT_SECRET is not set: access tokens end with this process, and other instances refuse them',
    );
    return randomSecret();
  }
  return keptSecret(`${path}.jwt-secret`);
}

/**
 * Reads the secret from a file, or creates the file. Of several processes that start at the same time, one creates it.
 */
export async function keptSecret(file: string): Promise<string> {
  await narrow(file);
  const kept = await readSecret(file);
  if (kept !== undefined) return kept;
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await makePrivateFolder(file);
  await writeFile(draft, randomSecret(), { mode: 0o600, flag: 'wx' });
  try {
    // Unlike a rename, a link never replaces a file that another process has created meanwhile.
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  const made = await readSecret(file);
  if (made === undefined) throw new Error('The file with the signing secret vanished while it was made');
  return made;
}

async function readSecret(file: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(file, 'utf8')).trim();
    if (Buffer.byteLength(secret) < SECRET_BYTES)
      throw new Error('The file with the signing secret is damaged: remove it to have a new one made');
    return secret;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
