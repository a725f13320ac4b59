import { type ProjectView } from '../projects/project.dto.js';
import { type ReplayResult, replayRanking } from '../stages/ranking-engine/explanation/replay.js';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';
import { printable } from './output/text-width.js';
import { print, toJson } from './output/write.js';
import { readText } from './read-file.js';

/** Maximum length of a value that is shown in a difference. */
const SHOWN = 300;

/** `githire replay`: ends with 1 if the ranking comes out differently. */
export async function replay(file: string, { json }: { json?: boolean }): Promise<void> {
  const { result, text } = await replayFile(file);
  await print(json ? toJson(result) : `${text}\n`);
  if (!result.equal) process.exitCode = EXIT.negative;
}

/**
 * Computes the ranking of an exported project again.
 * @throws CommandError if the file is not an export of a ranked project
 */
export async function replayFile(file: string): Promise<{ result: ReplayResult; text: string }> {
  const { results } = readExport(file, await readText(file));
  const { jobRequirement, rankedCandidates, work, metadata } = results ?? {};
  if (jobRequirement === undefined || rankedCandidates === undefined || metadata === undefined)
    throw new CommandError(`${file} is not an export of a ranked project`);
  const { weights, startedAt, versions } = metadata;
  const result = replayRanking({ jobRequirement, rankedCandidates, work, weights, referenceDate: startedAt, versions });
  const equal = `Equal: ${rankedCandidates.length} people, ranked by ${versions.ranking}.`;
  return { result, text: result.equal ? equal : describeDifference(result) };
}

function readExport(file: string, text: string): Partial<ProjectView> {
  try {
    return (JSON.parse(text) ?? {}) as Partial<ProjectView>;
  } catch (cause) {
    throw new CommandError(`${file} is not JSON`, undefined, { cause });
  }
}

function describeDifference({ firstDifference, versionChanged }: Extract<ReplayResult, { equal: false }>): string {
  const { path, stored, recomputed } = firstDifference;
  const shown = (value: unknown): string => printable((JSON.stringify(value) ?? 'nothing').slice(0, SHOWN));
  return [
    `Different at ${path}:`,
    `  stored      ${shown(stored)}`,
    `  recomputed  ${shown(recomputed)}`,
    ...(versionChanged === undefined
      ? []
      : [`The result was made by ranking ${versionChanged.stored}, this is ${versionChanged.current}.`]),
  ].join('\n');
}
