import { type Dependency } from './dependency.js';
import { baseName, parserOf } from './ecosystems.js';
import { isPlausible } from './plausibility.js';

/** More packages than any manifest names that people wrote; the largest seen have some 500. */
const MOST_DEPENDENCIES = 2_000;

/** GITHUB.md's bound on a manifest worth parsing: 256 KiB, in UTF-16 units. */
const MAX_LENGTH = 256 * 1024;

/** The longest name of a package that is believed; registries allow no more than 214 (npm) or so. */
const MAX_NAME_LENGTH = 214;

/**
 * Why a manifest was not read: GitHub gave a part of it, it is larger than 256 KiB, it does not follow its format, or it is
 * like nothing that people or their tools write.
 */
export type ManifestFault = 'cut' | 'too long' | 'broken' | 'implausible';

/** What a manifest names. Where `unreadable` is set, that is not known. */
export interface ManifestReading {
  dependencies: Dependency[];
  unreadable: ManifestFault | null;
}

/** The packages that a manifest names, each once, in the order of the file. None for an unknown kind of file. */
export function readManifest(path: string, text: string): ManifestReading {
  const fileName = baseName(path);
  const reader = parserOf(fileName);
  if (reader === undefined) return { dependencies: [], unreadable: null };
  if (text.length > MAX_LENGTH) return unreadable('too long');
  if (!isPlausible(fileName, text)) return unreadable('implausible');
  try {
    const dependencies = eachOnce(
      reader.parser(text).map(({ name, development }) => ({ ecosystem: reader.ecosystem, name, development })),
    );
    return dependencies.length > MOST_DEPENDENCIES ? unreadable('implausible') : { dependencies, unreadable: null };
  } catch {
    // A stranger's broken file says nothing about the person; it must not end the run either.
    return unreadable('broken');
  }
}

function unreadable(fault: ManifestFault): ManifestReading {
  return { dependencies: [], unreadable: fault };
}

function eachOnce(dependencies: readonly Dependency[]): Dependency[] {
  const byName = new Map<string, Dependency>();
  for (const found of dependencies) {
    const known = byName.get(found.name);
    if (found.name.length > MAX_NAME_LENGTH || (known !== undefined && !known.development)) continue;
    byName.set(found.name, found);
  }
  return [...byName.values()];
}
