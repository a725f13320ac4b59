import { asRecord, dependencies, type Dependency } from './dependency.js';

/** Platform requirements (`php`, `ext-json`, `composer-plugin-api`) have no vendor and are no packages. */
const packages = (value: unknown): string[] => Object.keys(asRecord(value)).filter((name) => name.includes('/'));

/** Composer's `composer.json`. */
export function parseComposerJson(text: string): Dependency[] {
  const manifest = asRecord(JSON.parse(text));
  return [...dependencies('packagist', packages(manifest.require)), ...dependencies('packagist', packages(manifest['require-dev']), true)];
}
