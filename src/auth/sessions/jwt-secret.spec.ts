import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { jwtSecret } from './jwt-secret.js';

describe('jwtSecret', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'githire-secret-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is the one in the settings, where there is one', async () => {
    const given = 'given-by-the-operator-0123456789abcdef';
    expect(await jwtSecret({ jwtSecret: given, databaseUrl: `sqlite:${folder}/a.sqlite` })).toBe(given);
  });

  it('writes no file where the settings hold one', async () => {
    await jwtSecret({ jwtSecret: 'given-by-the-operator-0123456789abcdef', databaseUrl: `sqlite:${folder}/a.sqlite` });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is made once and kept beside the database', async () => {
    const settings = { databaseUrl: `sqlite:${folder}/data/a.sqlite` };
    expect(await jwtSecret(settings)).toBe(await jwtSecret(settings));
  });

  it.each(['sqlite::memory:', 'postgres://user:password@host/database'])(
    'lives as long as the process with %s',
    async (databaseUrl) => {
      Logger.overrideLogger(false);
      expect(await jwtSecret({ databaseUrl })).not.toBe(await jwtSecret({ databaseUrl }));
    },
  );
});
