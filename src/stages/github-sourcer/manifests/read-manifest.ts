import { type Dependency } from './dependency.js';
import { baseName, parserOf } from './ecosystems.js';
import { isPlausible } from './plausibility.js';

/** A manifest with more packages was not written by people; the largest known ones have about 500. */
const MAX_DEPENDENCIES = 2_000;

/** Longest manifest that is parsed: 256 KiB, in UTF-16 units. */
const MAX_LENGTH = 256 * 1024;

/** Longest name of a package that is accepted; npm, for example, allows 214 characters. */
const MAX_NAME_LENGTH = 214;

/**
 * Why a manifest was not read: GitHub returned only a part of it (`cut`), it is larger than 256 KiB (`too long`), it
 * does not follow its format (`broken`), or it does not look like the work of people or their tools (`implausible`).
 */
export type ManifestFault = 'cut' | 'too long' | 'broken' | 'implausible';

/** The packages of a manifest. They are unknown if `unreadable` is set. */
export interface ManifestReading {
  dependencies: Dependency[];
  unreadable: ManifestFault | null;
}

/**
 * Returns the packages that a manifest names, each once, in the order of the file. Returns none for an unknown kind of
 * file.
 */
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
    return dependencies.length > MAX_DEPENDENCIES ? unreadable('implausible') : { dependencies, unreadable: null };
  } catch {
    // A broken file says nothing about the person, and it must not end the run.
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
