import { isCleanText } from '../../platform/common/clean-text.js';
import { LONGEST_TEAM_MANIFEST, MOST_TEAM_MANIFESTS, type TeamManifest } from '../../domain/team-stack.js';
import { CommandError } from '../command-error.js';
import { readText } from '../read-file.js';

/**
 * Reads the manifests of a team; undefined if there are none.
 * @throws CommandError if there are too many, or one cannot be read or is too large
 */
export async function readTeamManifests(files: readonly string[] = []): Promise<TeamManifest[] | undefined> {
  if (files.length > MOST_TEAM_MANIFESTS)
    throw new CommandError(`--team-manifest takes at most ${MOST_TEAM_MANIFESTS} files`);
  const manifests: TeamManifest[] = [];
  for (const path of new Set(files)) {
    const content = await readText(path, LONGEST_TEAM_MANIFEST);
    if (!isCleanText(content)) throw new CommandError(`${path} holds NUL or incomplete characters`);
    manifests.push({ path, content });
  }
  return manifests.length === 0 ? undefined : manifests;
}
