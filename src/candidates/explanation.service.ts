import { Injectable } from '@nestjs/common';
import { Problem } from '../platform/common/problem.js';
import { type CandidateExplanation } from '../domain/ranking.js';
import { wrongState } from '../projects/access/project-actions.js';
import { unpackCandidate } from '../domain/views/unpack.js';
import { ProjectsService } from '../projects/projects.service.js';
import { RankingEngine } from '../stages/ranking-engine/ranking-engine.js';

/** Explains where the points of a stored ranking come from. */
@Injectable()
export class ExplanationService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly rankingEngine: RankingEngine,
  ) {}

  /**
   * @throws Problem `not_found` if the project or the person does not exist, `invalid_project_state` before the ranking
   */
  async explain(userId: string, projectId: string, username: string): Promise<CandidateExplanation> {
    const project = await this.projects.read(userId, projectId);
    const { results } = project;
    if (
      results?.jobRequirement === undefined ||
      results.metadata === undefined ||
      results.rankedCandidates === undefined
    ) {
      throw wrongState(project, 'Nobody has been ranked in this project yet.');
    }
    // GitHub's logins are case-insensitive.
    const person = results.rankedCandidates.find(
      ({ githubUsername }) => githubUsername.toLowerCase() === username.toLowerCase(),
    );
    if (person === undefined) throw new Problem('not_found', 'There is no such person in this project.');
    const { jobRequirement: requirement, metadata, work = [] } = results;
    return this.rankingEngine.explain(
      {
        requirement,
        candidate: unpackCandidate(person, work),
        weights: metadata.weights,
        referenceDate: new Date(metadata.startedAt),
      },
      { onBehalfOf: userId },
    );
  }
}
