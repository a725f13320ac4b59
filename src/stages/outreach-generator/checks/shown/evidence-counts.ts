import { type DraftFacts } from '../../facts/draft-facts.js';
import { type RepositoryFact } from '../../facts/repository-facts.js';
import { type Count } from './counts.js';

/** What public work is counted in. */
type CountedWork = 'commits' | 'pull requests' | 'reviews' | 'issues' | 'stars' | 'repositories';

const UNITS: readonly (readonly [CountedWork, RegExp])[] = [
  ['commits', /^commits?$/],
  ['pull requests', /^(?:pull|prs?|merges?|fusions?)$/],
  ['reviews', /^(?:code)?reviews?$|^revisiones$|^relectures$/],
  ['issues', /^issues?$/],
  ['stars', /^stars?$|^sternen?$|^etoiles?$|^estrellas?$/],
  ['repositories', /^(?:repositor(?:y|ies)|repos?|repositorios?|depots?|repositorys)$/],
];
/** The sentence speaks of one repository, not of all public work. */
const THERE = /(?<![^ ])(?:there|in it|to it|into it|in that|to that|here|dort|darin|dazu|la bas|alli|ahi|g)(?![^ ])/;

/** What a word counts of public work; null if it is no such word. */
export function unitOf(text: string): CountedWork | null {
  const [first = ''] = text.split(' ');
  return UNITS.find(([, words]) => words.test(first))?.[0] ?? null;
}

/** What a number counts in the person's public work; null if it counts something else. */
export function countedWork({ after, before }: Count): CountedWork | null {
  const near = [...after, ...before.slice(0, 1)];
  for (const { text } of near) {
    const unit = unitOf(text);
    if (unit !== null) return unit;
  }
  return null;
}

/** Whether the evidence holds this number of commits, pull requests, reviews, issues or stars. */
export function isCounted(
  value: number,
  unit: CountedWork,
  words: string,
  { facts, named }: { facts: DraftFacts; named: readonly RepositoryFact[] },
): boolean {
  const { contributions, work, publicRepos } = facts.candidate;
  const keys = new Set(named.map(({ repository }) => repository.toLowerCase()));
  const there = work.filter(({ repository }) => keys.has(repository.toLowerCase()));
  const ofThem: Readonly<Record<CountedWork, readonly (number | null | undefined)[]>> = {
    commits: [...named.map(({ commits }) => commits), ...there.map(({ commitsLastYear }) => commitsLastYear)],
    'pull requests': [
      ...named.map(({ merges }) => merges.length),
      ...there.map(({ pullRequestsLastYear }) => pullRequestsLastYear),
    ],
    reviews: [],
    issues: [],
    stars: named.map(({ stars }) => stars),
    repositories: [],
  };
  if (ofThem[unit].includes(value)) return true;
  if (THERE.test(words)) return false;
  const ofAll: Readonly<Record<CountedWork, readonly (number | null | undefined)[]>> = {
    commits: [contributions?.commits],
    'pull requests': [contributions?.pullRequests, contributions?.mergedPullRequestsAllTime],
    reviews: [contributions?.reviews],
    issues: [contributions?.issues],
    stars: [],
    repositories: [publicRepos],
  };
  return ofAll[unit].includes(value);
}
