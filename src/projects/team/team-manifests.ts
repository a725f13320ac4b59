import { Injectable } from '@nestjs/common';
import { type TeamLibrary, type TeamManifest } from '../../domain/team-stack.js';
import { Problem } from '../../platform/common/problem.js';
import { GithubSourcer } from '../../stages/github-sourcer/github-sourcer.js';

/** A request with the libraries of the team's manifests in their place; null: there are none any more. */
export type WithTeamLibraries<Request> = Omit<Request, 'teamManifests'> & { teamLibraries?: TeamLibrary[] | null };

/** Reads the team's manifests of requests. Only the libraries that they name are stored. */
@Injectable()
export class TeamManifests {
  constructor(private readonly sourcer: GithubSourcer) {}

  /**
   * Returns the request with libraries in place of manifests. A request without manifests has no libraries either; an
   * empty list or null gives null.
   * @throws Problem `validation_failed` that names each file that cannot be read
   */
  async read<Request extends { teamManifests?: TeamManifest[] | null }>(
    userId: string,
    { teamManifests, ...request }: Request,
  ): Promise<WithTeamLibraries<Request>> {
    if (teamManifests === undefined) return request;
    if (teamManifests === null || teamManifests.length === 0) return { ...request, teamLibraries: null };
    const teamLibraries = await this.sourcer.readTeamManifests?.(teamManifests, { onBehalfOf: userId });
    if (teamLibraries === undefined) throw unsupported();
    return { ...request, teamLibraries };
  }
}

/** The sourcer of a host application reads no manifests. */
function unsupported(): Problem {
  return new Problem('validation_failed', 'The sourcer of this installation reads no manifests of a team.', {
    errors: [{ field: 'teamManifests', message: 'teamManifests cannot be read by this installation' }],
  });
}
