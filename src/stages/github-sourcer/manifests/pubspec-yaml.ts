import { parse } from 'yaml';
import { asRecord, dependencies, type Dependency } from './dependency.js';

/** Dart's `pubspec.yaml`. Few aliases are ever needed there: more are a stranger's try to fill our memory. */
export function parsePubspecYaml(text: string): Dependency[] {
  const manifest = asRecord(parse(text, { maxAliasCount: 10 }));
  return [
    ...dependencies('pub', Object.keys(asRecord(manifest.dependencies))),
    ...dependencies('pub', Object.keys(asRecord(manifest.dev_dependencies)), true),
  ];
}
