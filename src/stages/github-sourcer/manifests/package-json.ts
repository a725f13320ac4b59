import { asRecord, namedPackages, type NamedPackage } from './dependency.js';

/** npm's `package.json`. Peer and optional dependencies are used by the code as much as plain ones. */
export function parsePackageJson(text: string): NamedPackage[] {
  const manifest = asRecord(JSON.parse(text));
  const names = (field: string): string[] => Object.keys(asRecord(manifest[field]));
  return [
    ...namedPackages(['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap(names)),
    ...namedPackages(names('devDependencies'), true),
  ];
}
