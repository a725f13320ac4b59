import { hyperbolicSaturation } from '../../../knowledge/curves.js';
import { type SkillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { repositorySkills } from '../evidence/repository-skills.js';
import { ecosystemOfLanguage } from '../manifests/ecosystems.js';
import { type Demand, meetDemands } from '../plan/demands.js';
import { SOURCING_LIMITS } from '../plan/sourcing-limits.js';
import { collectRepositories, type TouchedRepository } from '../reading/collect-repositories.js';
import { isPersonsWork } from '../reading/credit.js';
import { mainLanguage } from '../reading/main-language.js';
import { answersOf, type Prospect } from './prospect.js';

/** A repository whose manifests are worth reading. */
export interface ManifestChoice {
  id: string;
  /** A key of the table in manifests/ecosystems.ts; null if the language has none. */
  ecosystem: string | null;
  /** Numeric ids of the owners, so that the data can be erased with them. */
  owners: Set<number>;
}

/**
 * Returns how useful the manifests of a repository are: the repository is near the posting, and the person worked there
 * recently.
 */
function usefulness(repository: TouchedRepository, demands: readonly Demand[], catalogue: SkillCatalogue): number {
  const shares = new Map(repositorySkills(repository, catalogue).map(({ skill, share }) => [skill, share]));
  return meetDemands(demands, shares) + 0.5 * hyperbolicSaturation(repository.commits + 3 * repository.mergedCount, 10);
}

/** The repositories of one person, for the choice of manifests. */
export interface PersonManifests {
  /** The repositories with the most useful manifests. */
  best: { id: string; ecosystem: string | null; owned: boolean }[];
  /** Ids, and names in lower case, of all repositories in which the person worked. */
  touched: ReadonlySet<string>;
}

/** Chooses the repositories of one person with the most useful manifests. */
export function bestManifests(
  prospect: Prospect,
  demands: readonly Demand[],
  catalogue: SkillCatalogue,
): PersonManifests {
  const repositories = collectRepositories(answersOf(prospect, null));
  const best = repositories
    .filter((repository) => repository.id !== undefined && isPersonsWork(repository))
    .map((repository) => ({
      repository,
      worth: usefulness(repository, demands, catalogue),
      pushedAt: repository.pushedAt ?? '',
    }))
    .sort((a, b) => b.worth - a.worth || (a.pushedAt < b.pushedAt ? 1 : a.pushedAt > b.pushedAt ? -1 : 0))
    .slice(0, SOURCING_LIMITS.manifestsPerPerson);
  return {
    best: best.map(({ repository }) => ({
      id: repository.id ?? '',
      ecosystem: ecosystemOfLanguage(mainLanguage(repository)),
      owned: repository.owned,
    })),
    touched: new Set(
      repositories.flatMap(({ id, nameWithOwner }) => [nameWithOwner.toLowerCase(), ...(id === undefined ? [] : [id])]),
    ),
  };
}

/** Merges the chosen repositories of all finalists, each once. */
export function mergeChoices(
  finalists: readonly { prospect: Prospect; best: PersonManifests['best'] }[],
): ManifestChoice[] {
  const chosen = new Map<string, ManifestChoice>();
  for (const { prospect, best } of finalists) {
    for (const { id, ecosystem, owned } of best) {
      const choice = chosen.get(id) ?? { id, ecosystem, owners: new Set<number>() };
      if (owned) choice.owners.add(prospect.person.githubId);
      chosen.set(id, choice);
    }
  }
  return [...chosen.values()];
}
