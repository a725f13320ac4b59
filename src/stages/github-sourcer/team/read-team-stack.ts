import { type TeamLibrary, type TeamManifest } from '../../../domain/team-stack.js';
import { type FieldError, Problem } from '../../../platform/common/problem.js';
import { type Compute, type ComputeOptions } from '../../../platform/compute/compute.js';
import { computeEach, LOST } from '../../../platform/compute/compute-each.js';
import { ASKED_FILES } from '../manifests/ecosystems.js';
import { chooseTeamLibraries, readTeamManifests, type TeamManifestReading } from './team-libraries.js';

const KNOWN_FILES = [...new Set([...ASKED_FILES.values()].map(({ path }) => path))].join(', ');

/** What is wrong with a manifest, after its path. */
const FAULTS: Readonly<Record<NonNullable<TeamManifestReading['fault']> | 'out of time', string>> = {
  unknown: `has no name of a manifest that is read, such as ${KNOWN_FILES}`,
  cut: 'is not whole',
  'too long': 'is larger than 256 KiB',
  broken: 'does not follow the format of its kind',
  implausible: 'does not look like a manifest: too many packages, or lines that are too long',
  'out of time': 'takes too long to read',
};

/**
 * Reads a team's manifests outside the event loop, each by itself, and returns the libraries that say something.
 * @throws Problem `validation_failed` that names each file that cannot be read
 */
export async function readTeamStack(
  compute: Compute,
  manifests: readonly TeamManifest[],
  options: ComputeOptions,
): Promise<TeamLibrary[]> {
  const items = manifests.map(({ path, content }) => ({ path, content }));
  const readings = await computeEach(compute, readTeamManifests, { shared: null, items, size: 1 }, options);
  const errors = readings.flatMap((reading, index): FieldError[] => {
    const fault = reading === LOST ? 'out of time' : reading.fault;
    const path = (items[index]?.path ?? '').slice(0, 100);
    return fault === null ? [] : [{ field: `teamManifests.${index}.content`, message: `${path} ${FAULTS[fault]}` }];
  });
  if (errors.length > 0) {
    throw new Problem('validation_failed', `These manifests of the team cannot be read: ${errors.length}.`, { errors });
  }
  const dependencies = readings.map((reading) => (reading === LOST ? [] : reading.dependencies));
  return compute.run(chooseTeamLibraries, dependencies, options);
}
