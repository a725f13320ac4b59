import { type FoundRepositoryNode } from '../../../github/documents/document-types.js';
import { type SkillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { repositorySkills } from '../evidence/repository-skills.js';
import { type Demand, meetDemands } from '../plan/demands.js';
import { SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { collectRepositories, type TouchedRepository } from '../reading/collect-repositories.js';
import { isLesson, noCreditReason } from '../reading/credit.js';
import { isMarkup } from '../reading/main-language.js';

/** A repository that a search found, and the skill that was searched for. */
export interface RepositoryHit {
  repository: FoundRepositoryNode;
  skill: string;
}

/** Returns the repository in the form that the evidence rules read, as if somebody had worked there. */
function asTouched(repository: FoundRepositoryNode): TouchedRepository | undefined {
  const sightings = [{ repository, commits: 1, mergedPullRequests: 0, lastAt: null }];
  return collectRepositories({ core: { id: '', login: '', createdAt: '' }, sightings, foundBy: [], fetchedAt: '' })[0];
}

/** Whether original work is done there: not a copy, a lesson or a list of links. */
function hasOriginalWork(repository: FoundRepositoryNode): boolean {
  const touched = asTouched(repository);
  return (
    touched !== undefined &&
    !repository.isFork &&
    !repository.isTemplate &&
    noCreditReason(touched) === null &&
    !isLesson(touched)
  );
}

/** Returns the last part of a package's name: `org.hibernate:hibernate-orm` → `hibernate-orm`. */
const lastPart = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1).toLowerCase();

/** Whether a repository is the searched technology itself, by its name or the name of its package. */
function isItself({ repository, skill }: RepositoryHit, catalogue: SkillCatalogue): boolean {
  const name = lastPart(repository.nameWithOwner);
  const entry = catalogue.byName(skill);
  return (
    catalogue.resolve(name)?.name === skill ||
    Object.values(entry?.packages ?? {}).some((packages) => packages.some((each) => lastPart(each) === name))
  );
}

/**
 * Chooses the libraries whose authors are searched. It takes the first library of every skill before the second of any
 * skill. The technology's own repository comes first. Stars show how many people work on a library; they say nothing
 * about these people.
 */
export function chooseLibraries(
  hits: readonly RepositoryHit[],
  catalogue: SkillCatalogue,
  limit: number,
): FoundRepositoryNode[] {
  const bySkill = new Map<string, RepositoryHit[]>();
  for (const hit of hits) {
    const isLibrary = hit.repository.stargazerCount >= SOURCING_LIMITS.leastLibraryStars || isItself(hit, catalogue);
    if (isLibrary && hasOriginalWork(hit.repository)) bySkill.set(hit.skill, [...(bySkill.get(hit.skill) ?? []), hit]);
  }
  const order = (a: RepositoryHit, b: RepositoryHit): number =>
    Number(isItself(b, catalogue)) - Number(isItself(a, catalogue)) ||
    b.repository.stargazerCount - a.repository.stargazerCount ||
    (a.repository.id < b.repository.id ? -1 : 1);
  const queues = [...bySkill.values()].map((some) => some.sort(order));
  const chosen = new Map<string, FoundRepositoryNode>();
  while (chosen.size < limit && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const next = queue.shift();
      if (next !== undefined && chosen.size < limit) chosen.set(next.repository.id, next.repository);
    }
  }
  return [...chosen.values()];
}

/**
 * Whether a repository may be written in one of the languages. Searches give no shares of languages, so that the program
 * behind a first language of markup or data is unknown: its owner is not left out.
 */
function fitsLanguages({ primaryLanguage }: FoundRepositoryNode, languages: readonly string[]): boolean {
  const first = primaryLanguage?.name ?? '';
  return languages.length === 0 || languages.includes(first) || isMarkup(first);
}

/** Chooses the repositories in the posting's languages that match most of what it asks for. */
export function chooseNearest(
  hits: readonly RepositoryHit[],
  demands: readonly Demand[],
  languages: readonly string[],
  catalogue: SkillCatalogue,
  limit: number,
): FoundRepositoryNode[] {
  const nearness = (repository: FoundRepositoryNode): number => {
    const touched = asTouched(repository);
    return touched === undefined
      ? 0
      : meetDemands(demands, new Map(repositorySkills(touched, catalogue).map(({ skill, share }) => [skill, share])));
  };
  const unique = [...new Map(hits.map(({ repository }) => [repository.id, repository])).values()];
  return unique
    .filter((repository) => hasOriginalWork(repository) && fitsLanguages(repository, languages))
    .map((repository) => ({ repository, near: nearness(repository) }))
    .sort(
      (a, b) =>
        b.near - a.near ||
        b.repository.stargazerCount - a.repository.stargazerCount ||
        (a.repository.id < b.repository.id ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ repository }) => repository);
}
