import { asRecord, dependencies, type Dependency } from './dependency.js';

/** npm's `package.json`. Peer and optional dependencies are used by the code as much as plain ones. */
export function parsePackageJson(text: string): Dependency[] {
  const manifest = asRecord(JSON.parse(text));
  const names = (field: string): string[] => Object.keys(asRecord(manifest[field]));
  return [
    ...dependencies('npm', ['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap(names)),
    ...dependencies('npm', names('devDependencies'), true),
  ];
}
