import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSecret } from './kept-secret.js';

describe('keptSecret', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-secret-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('has at least 32 bytes', async () => {
    expect(Buffer.byteLength(await keptSecret(join(folder, 'secret')))).toBeGreaterThanOrEqual(32);
  });

  it('is readable by its owner alone', async () => {
    await keptSecret(join(folder, 'secret'));
    expect(((await stat(join(folder, 'secret'))).mode & 0o777).toString(8)).toBe('600');
  });

  it('is one and the same for all that start at once', async () => {
    const secrets = await Promise.all(Array.from({ length: 30 }, () => keptSecret(join(folder, 'secret'))));
    expect(new Set(secrets).size).toBe(1);
  });

  it('leaves no draft behind', async () => {
    await Promise.all(Array.from({ length: 30 }, () => keptSecret(join(folder, 'secret'))));
    expect(await readdir(folder)).toEqual(['secret']);
  });

  it('is not taken from a damaged file', async () => {
    await writeFile(join(folder, 'secret'), 'cut');
    await expect(keptSecret(join(folder, 'secret'))).rejects.toThrow(/damaged/);
  });
});
