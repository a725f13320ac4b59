import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

interface LockFile {
  packages: Record<string, { integrity?: string; link?: boolean }>;
}

it('the lock file says of every package what its content must hash to', () => {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as LockFile;
  const unproven = Object.entries(packages).filter(
    ([path, { integrity, link }]) => path !== '' && link !== true && integrity?.startsWith('sha512-') !== true,
  );
  expect(unproven.map(([path]) => path)).toEqual([]);
});
