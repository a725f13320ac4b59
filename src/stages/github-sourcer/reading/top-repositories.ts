import { type TopRepository } from '../../../domain/candidate.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type TouchedRepository } from './collect-repositories.js';
import { topicsOf } from './credit.js';
import { toRepositoryWork } from './repository-work.js';

/** GitHub lets a person pin this many repositories. */
const MAX_TOP_REPOSITORIES = 3;

/** Returns how many of the wanted names a repository has as a language, a topic or a package. */
function relevance(repository: TouchedRepository, wanted: ReadonlySet<string>): number {
  const shown = new Set([
    repository.primaryLanguage?.name.toLowerCase(),
    ...topicsOf(repository),
    ...repository.dependencies.map(({ name }) => name.toLowerCase()),
  ]);
  return [...wanted].filter((name) => shown.has(name)).length;
}

/**
 * Chooses the repositories to show, best first: those near the posting, then those with the person's own work, then
 * pinned ones, then the most recent. Stars only break ties.
 */
export function chooseTopRepositories(
  repositories: readonly TouchedRepository[],
  requirement: JobRequirement | null,
): TopRepository[] {
  const skills = [...(requirement?.requiredSkills ?? []), ...(requirement?.preferredSkills ?? [])];
  const wanted = new Set(skills.map(({ name }) => name.toLowerCase()));
  return repositories
    .map((repository) => ({
      work: toRepositoryWork(repository),
      key: [
        relevance(repository, wanted),
        Math.sqrt(repository.commits + 2 * repository.merged.length),
        Number(repository.pinned),
        Number(repository.owned),
      ],
    }))
    .sort((a, b) => {
      const difference = a.key.map((value, index) => (b.key[index] ?? 0) - value).find((value) => value !== 0);
      return difference ?? compareText(b.work.pushedAt ?? '', a.work.pushedAt ?? '') ?? b.work.stars - a.work.stars;
    })
    .slice(0, MAX_TOP_REPOSITORIES)
    .map(({ work }) => ({
      name: work.repository,
      url: work.url,
      description: work.description,
      language: work.primaryLanguage,
      stars: work.stars,
      pushedAt: work.pushedAt,
    }));
}

/** Compares two texts by code unit; null if they are equal. */
function compareText(a: string, b: string): number | null {
  return a === b ? null : a < b ? -1 : 1;
}
