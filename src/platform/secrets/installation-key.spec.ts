import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { InstallationKey, installationKey } from './installation-key.js';

describe('InstallationKey', () => {
  const key = new InstallationKey('a-key-for-tests-only-0123456789abcdef');

  it('signs the same text the same way for one purpose', () => {
    expect(key.sign('suppression', '42')).toBe(key.sign('suppression', '42'));
  });

  it('signs the same text another way for another purpose', () => {
    expect(key.sign('suppression', '42')).not.toBe(key.sign('people in the audit log', '42'));
  });

  it('signs the same text another way in another installation', () => {
    expect(key.sign('suppression', '42')).not.toBe(new InstallationKey('another').sign('suppression', '42'));
  });
});

describe('installationKey', () => {
  it('is made once and kept beside the database', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'githire-key-'));
    try {
      const settings = { databaseUrl: `sqlite:${folder}/a.sqlite` };
      const [first, second] = [await installationKey(settings), await installationKey(settings)];
      expect(second.sign('suppression', '42')).toBe(first.sign('suppression', '42'));
      expect(await readdir(folder)).toEqual(['a.sqlite.encryption-key']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is the one in the settings, where there is one', async () => {
    const encryptionKey = 'given-by-the-operator-0123456789abcdef';
    const made = await installationKey({ encryptionKey, databaseUrl: 'postgres://user:password@host/database' });
    expect(made.sign('suppression', '42')).toBe(new InstallationKey(encryptionKey).sign('suppression', '42'));
  });

  it('says that it ends with the process where it can be kept nowhere', async () => {
    const warnings: unknown[] = [];
    const record = (line: unknown): void => void warnings.push(line);
    const quiet = () => undefined;
    Logger.overrideLogger({ log: quiet, error: quiet, warn: record });
    await installationKey({ databaseUrl: 'postgres://user:password@host/database' });
    expect(warnings).toEqual([expect.stringContaining('ENCRYPTION_KEY is not set')]);
  });
});
