import { asRecord, namedPackages, type NamedPackage } from '../dependency.js';

/**
 * Reads npm's `package.json`. Peer and optional dependencies count like ordinary ones, because the code uses them too.
 */
export function parsePackageJson(text: string): NamedPackage[] {
  const manifest = asRecord(JSON.parse(text));
  const names = (field: string): string[] => Object.keys(asRecord(manifest[field]));
  return [
    ...namedPackages(['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap(names)),
    ...namedPackages(names('devDependencies'), true),
  ];
}
