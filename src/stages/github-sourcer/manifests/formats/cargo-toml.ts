import { parse } from 'smol-toml';
import { asRecord, namedPackages, type NamedPackage } from '../dependency.js';

/** A renamed dependency has its real name in `package`. */
function crateNames(table: unknown): string[] {
  return Object.entries(asRecord(table)).map(([key, value]) => {
    const renamed = asRecord(value).package;
    return typeof renamed === 'string' ? renamed : key;
  });
}

/** Reads Cargo's `Cargo.toml`, including the tables of a workspace and of single targets. */
export function parseCargoToml(text: string): NamedPackage[] {
  const manifest = parse(text);
  const tables = [manifest, asRecord(manifest.workspace), ...Object.values(asRecord(manifest.target)).map(asRecord)];
  const named = (field: string): string[] => tables.flatMap((table) => crateNames(table[field]));
  return [
    ...namedPackages(named('dependencies')),
    ...namedPackages(['dev-dependencies', 'build-dependencies'].flatMap(named), true),
  ];
}
