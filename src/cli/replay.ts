import { readFile } from 'node:fs/promises';
import { type ProjectView } from '../projects/project.dto.js';
import { replayRanking } from '../stages/ranking-engine/explanation/replay.js';

/** Maximum length of a value that is shown in a difference. */
const SHOWN = 300;

/**
 * Computes the ranking of an exported project again.
 * @throws Error if the file is not an export of a ranked project
 */
export async function replayFile(file: string): Promise<{ equal: boolean; text: string }> {
  const { results } = JSON.parse(await readFile(file, 'utf8')) as Partial<ProjectView>;
  if (
    results?.jobRequirement === undefined ||
    results.rankedCandidates === undefined ||
    results.metadata === undefined
  ) {
    throw new Error(`${file} is not an export of a ranked project`);
  }
  const { jobRequirement, rankedCandidates, metadata } = results;
  const replay = replayRanking({
    jobRequirement,
    rankedCandidates,
    weights: metadata.weights,
    referenceDate: metadata.startedAt,
    versions: metadata.versions,
  });
  if (replay.equal)
    return { equal: true, text: `Equal: ${rankedCandidates.length} people, ranked by ${metadata.versions.ranking}.` };
  const { path, stored, recomputed } = replay.firstDifference;
  const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, SHOWN);
  const version = replay.versionChanged;
  return {
    equal: false,
    text: [
      `Different at ${path}:`,
      `  stored      ${shown(stored)}`,
      `  recomputed  ${shown(recomputed)}`,
      ...(version === undefined
        ? []
        : [`The result was made by ranking ${version.stored}, this is ${version.current}.`]),
    ].join('\n'),
  };
}
