import { type JobRequirement } from '../../domain/job-requirement.js';
import { type ProjectResults } from '../../domain/run-result.js';
import { type TeamLibrary } from '../../domain/team-stack.js';

/** What a draft keeps for its run: the corrected requirements and the team's libraries, if there are any. */
export interface DraftInput {
  jobRequirement?: JobRequirement | null | undefined;
  teamLibraries?: TeamLibrary[] | null | undefined;
}

/** Returns what a draft keeps, as JSON; null if it keeps nothing. */
export function draftResults({ jobRequirement, teamLibraries }: DraftInput): string | null {
  const kept: ProjectResults = { ...(jobRequirement && { jobRequirement }), ...(teamLibraries && { teamLibraries }) };
  return Object.keys(kept).length === 0 ? null : JSON.stringify(kept);
}
