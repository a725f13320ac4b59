import { asRecord, namedPackages, type NamedPackage } from '../dependency.js';

/** Platform requirements (`php`, `ext-json`, `composer-plugin-api`) have no vendor and are not packages. */
const packages = (value: unknown): string[] => Object.keys(asRecord(value)).filter((name) => name.includes('/'));

/** Reads Composer's `composer.json`. */
export function parseComposerJson(text: string): NamedPackage[] {
  const manifest = asRecord(JSON.parse(text));
  return [...namedPackages(packages(manifest.require)), ...namedPackages(packages(manifest['require-dev']), true)];
}
