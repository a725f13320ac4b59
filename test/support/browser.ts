import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and its relatives put Chromium, unless TEST_CHROMIUM says otherwise. */
const CHROMIUM = process.env['TEST_CHROMIUM'] ?? '/usr/bin/chromium';

/** Returns whether a browser is available for tests. If not, prints one line; under `CI=true` it fails instead. */
export async function browserIsThere(): Promise<boolean> {
  try {
    await access(CHROMIUM);
    return true;
  } catch (error) {
    if (process.env['CI'] === 'true') throw new Error(`There is no ${CHROMIUM}, and CI asks for it`, { cause: error });
    process.stderr.write(`There is no ${CHROMIUM}: tests of pages are left out (set TEST_CHROMIUM).\n`);
    return false;
  }
}

/** Chromium without a window. It has no sandbox of its own, because containers often run as root. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
}
