import { randomBytes } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { sqlitePath } from '../database/data-source-options.js';
import { makePrivateFolder, narrow } from '../database/private-files.js';

/** Bytes of a generated secret: as many as HS256 (RFC 7518, section 3.2) and HKDF with SHA-256 can use. */
const SECRET_BYTES = 32;

/**
 * A secret that is generated once and kept beside the SQLite file. Undefined without such a file: then it could only
 * live as long as the process.
 * @param name the end of the file's name
 */
export async function secretBesideDatabase(databaseUrl: string, name: string): Promise<string | undefined> {
  const file = secretFile(databaseUrl, name);
  return file === undefined ? undefined : keptSecret(file);
}

/** The file of a secret beside the SQLite file; undefined without such a file. */
export function secretFile(databaseUrl: string, name: string): string | undefined {
  const path = databaseUrl.startsWith('sqlite:') ? sqlitePath(databaseUrl) : ':memory:';
  return path === ':memory:' ? undefined : `${path}.${name}`;
}

/**
 * Reads a secret from a file, or creates the file. Of several processes that start at the same time, one creates it.
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
  if (made === undefined) throw new Error('The file with the secret vanished while it was made');
  return made;
}

/** The secret in a file; undefined if there is no such file. */
export async function readSecret(file: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(file, 'utf8')).trim();
    if (Buffer.byteLength(secret) < SECRET_BYTES) throw new Error(`The file with the secret is damaged: ${file}`);
    return secret;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
