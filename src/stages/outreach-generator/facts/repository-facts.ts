import { type Candidate, type RepositoryWork } from '../../../domain/candidate.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { quotablePurpose, quotableTitle } from '../quotes/quotable.js';
import { MOST_MERGES } from '../outreach-limits.js';
import { isRepositoryName, linkUnder } from './github-links.js';
import { skillKey } from './skill-key.js';

/** A merged pull request of the person, with the page that shows it. */
export interface MergeFact {
  url: string;
  /** ISO 8601. */
  at: string;
  /** Its title as a message may quote it, or null. */
  title: string | null;
}

/**
 * What connects a repository with a skill, from the strongest to the weakest: it is that technology itself, it is
 * mostly written in it, it depends on it, or it has to do with it in another way (a topic, a file, a part of its code).
 */
export const SKILL_TIES = ['itself', 'language', 'use', 'part'] as const;
export type SkillTie = (typeof SKILL_TIES)[number];

/** What is known about the person's work in one repository. */
export interface RepositoryFact {
  /** `owner/name`, as GitHub writes it. */
  repository: string;
  /** Its page. */
  url: string;
  /** Whether the person owns it. */
  owned: boolean;
  /** Merged pull requests of the person, newest first. */
  merges: MergeFact[];
  /** Its description as a message may quote it, or null. */
  purpose: string | null;
  /** The person's commits in the last 12 months; null if it is only known that there are some. */
  commits: number | null;
  /** Stars, if known. They are used only to check a number in a text. */
  stars: number | null;
  /** Last push by anyone, or null. */
  pushedAt: string | null;
  /** Whether it is archived. */
  archived: boolean;
  /** Skills of the person that the repository shows: canonical names, or GitHub's names of languages. */
  skills: Set<string>;
  /** How it is connected with a skill, by `skillKey`; a skill that is not listed is a `part`. */
  ties: Map<string, SkillTie>;
  /** Other links of the evidence to pages in this repository. */
  links: Set<string>;
}

/**
 * Everything seen of a person's work, by name of the repository in lower case. Contains only recorded facts. A record
 * whose link does not lead to its repository is left out.
 *
 * @param root scheme and host of the GitHub on which the person was found
 */
export function repositoryFacts(candidate: Candidate, root: string): Map<string, RepositoryFact> {
  const facts = new Map<string, RepositoryFact>();
  const login = candidate.githubUsername.toLowerCase();

  const factOf = (repository: string): RepositoryFact | null => {
    if (!isRepositoryName(repository)) return null;
    const key = repository.toLowerCase();
    let fact = facts.get(key);
    if (fact === undefined) {
      fact = {
        repository,
        url: `${root}/${repository}`,
        owned: key.startsWith(`${login}/`),
        merges: [],
        purpose: null,
        commits: 0,
        stars: null,
        pushedAt: null,
        archived: false,
        skills: new Set(),
        ties: new Map(),
        links: new Set(),
      };
      facts.set(key, fact);
    }
    return fact;
  };

  for (const work of candidate.work) addWork(factOf(work.repository), work, root);
  for (const top of candidate.topRepositories) {
    const fact = factOf(top.name);
    // A top repository need not belong to the person. Without evidence of their work, only an own repository counts.
    if (fact !== null && fact.owned) fact.pushedAt ??= top.pushedAt;
    if (fact !== null) fact.stars ??= top.stars;
    if (fact !== null && fact.owned && top.language !== null) fact.skills.add(top.language);
  }
  for (const skill of candidate.skills) {
    for (const evidence of skill.evidence) {
      if (evidence.repository === null || evidence.signal === 'implied' || evidence.signal === 'profile-text') continue;
      const fact = factOf(evidence.repository);
      if (fact === null) continue;
      const link = linkUnder(evidence.url, root, fact.repository);
      if (link === null) continue;
      fact.skills.add(skill.name);
      fact.links.add(link);
      if (evidence.signal === 'merged-pull-request' && evidence.observedAt !== null && /\/pull\/\d+$/.test(link)) {
        addMerge(fact, { url: link, at: evidence.observedAt, title: null });
      }
      if (evidence.signal === 'commits-to-others' && fact.commits === 0) fact.commits = null;
    }
  }
  return facts;
}

function addWork(fact: RepositoryFact | null, work: RepositoryWork, root: string): void {
  if (fact === null) return;
  fact.owned = work.owned;
  fact.commits = work.commitsLastYear;
  fact.stars = work.stars;
  fact.pushedAt = work.pushedAt;
  fact.archived = work.archived;
  fact.purpose = quotablePurpose(work.description);
  if (work.primaryLanguage !== null) fact.skills.add(work.primaryLanguage);
  addTies(fact, work);
  for (const [index, { url, mergedAt, title }] of work.mergedPullRequests.entries()) {
    const link = linkUnder(url, root, fact.repository);
    if (link !== null)
      addMerge(fact, { url: link, at: mergedAt, title: index < MOST_MERGES ? quotableTitle(title) : null });
  }
}

/** The connections that the repository's own data show. A repository named like a technology needs a second sign. */
function addTies(fact: RepositoryFact, { primaryLanguage, topics, dependencies, description }: RepositoryWork): void {
  const catalogue = skillCatalogue();
  const add = (name: string, tie: SkillTie): void => {
    const key = skillKey(name);
    if (!fact.ties.has(key)) fact.ties.set(key, tie);
  };
  const [owner = '', name = ''] = fact.repository.split('/');
  const named = catalogue.resolve(name);
  if (named !== undefined && !fact.owned && !named.vague) {
    const signs = [owner, ...topics, ...(description ?? '').slice(0, 300).split(/[^\w.+#-]+/)];
    const isMeant = signs.some((sign) => sign !== '' && catalogue.resolve(sign)?.name === named.name);
    if (isMeant || APACHE.test(owner)) {
      fact.skills.add(named.name);
      add(named.name, 'itself');
    }
  }
  if (primaryLanguage !== null) add(primaryLanguage, 'language');
  for (const dependency of dependencies) {
    const colon = dependency.indexOf(':');
    const entry = catalogue.byPackage(dependency.slice(0, colon), dependency.slice(colon + 1));
    if (entry !== undefined) add(entry.name, 'use');
  }
}

/** Repositories of this foundation have the name of the product. */
const APACHE = /^apache$/i;

function addMerge(fact: RepositoryFact, merge: MergeFact): void {
  if (Number.isNaN(Date.parse(merge.at)) || fact.merges.some(({ url }) => url === merge.url)) return;
  fact.merges.push(merge);
  fact.merges.sort((one, other) => (one.at < other.at ? 1 : -1));
}

/**
 * Whether there is evidence that the person worked there since the given date. `undated`: the repository shows a skill,
 * but nothing says when the person worked on it.
 */
export function freshnessOf(fact: RepositoryFact, since: Date): 'fresh' | 'stale' | 'undated' {
  const from = since.toISOString();
  const isPushed = fact.pushedAt !== null && fact.pushedAt >= from;
  if (fact.commits === null || fact.commits > 0 || fact.merges.some(({ at }) => at >= from) || (fact.owned && isPushed))
    return 'fresh';
  return fact.merges.length > 0 || (fact.pushedAt !== null && !isPushed) ? 'stale' : 'undated';
}
