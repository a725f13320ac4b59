import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { keptSecret } from '../secrets/kept-secret.js';
import { dataSourceOptions } from './data-source-options.js';
import { openDataSource } from './open-data-source.js';

describe('files with what nobody else should read', () => {
  let folder: string;
  let warnings: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-private-'));
    warnings = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((message: unknown) => void warnings.push(String(message)));
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  const modeOf = async (name: string): Promise<string> => ((await stat(join(folder, name))).mode & 0o777).toString(8);

  async function openAndClose(name: string): Promise<void> {
    const dataSource = await openDataSource(
      dataSourceOptions({ databaseUrl: `sqlite:${join(folder, name)}`, databasePoolSize: 1 }),
    );
    await dataSource.destroy();
  }

  it('are made for their owner alone, with their folder, without a word', async () => {
    await openAndClose('made/new.sqlite');
    expect([await modeOf('made'), await modeOf('made/new.sqlite'), warnings]).toEqual(['700', '600', []]);
  });

  it('are narrowed where others can read them, and the log says so', async () => {
    await openAndClose('old.sqlite');
    await chmod(join(folder, 'old.sqlite'), 0o644);
    await openAndClose('old.sqlite');
    expect([await modeOf('old.sqlite'), warnings]).toEqual([
      '600',
      [expect.stringContaining('old.sqlite could be reached by others than its owner (mode 644)')],
    ]);
  });

  it('leave the mode of a folder that was there', async () => {
    await chmod(folder, 0o755);
    await openAndClose('new.sqlite');
    expect((await stat(folder)).mode & 0o777).toBe(0o755);
  });

  it('are narrowed also where they hold the signing secret', async () => {
    await writeFile(join(folder, 'jwt-secret'), 's'.repeat(43), { mode: 0o644 });
    await keptSecret(join(folder, 'jwt-secret'));
    expect([await modeOf('jwt-secret'), warnings.length]).toEqual(['600', 1]);
  });
});
