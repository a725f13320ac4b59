import { type TouchedRepository } from './collect-repositories.js';

/** Why what lies in a repository proves nothing about the person. */
export const NO_CREDIT_REASONS = ['fork', 'template', 'mirror', 'tutorial', 'list', 'profile'] as const;
export type NoCreditReason = (typeof NO_CREDIT_REASONS)[number];

/** Words in a repository's name by which followers of courses and books name what they typed along. */
const TUTORIAL_NAME =
  /(?:^|[-_.])(?:tutorials?|courses?|coursework|bootcamp|udemy|coursera|pluralsight|freecodecamp|fcc|codecademy|learn(?:ing)?|lessons?|homeworks?|assignments?|exercises?|kata|katas|codewars|leetcode|hackerrank|exercism|advent-of-code|aoc|hello-?world|getting-started|playground|practice|the-odin-project|100-?days)(?:$|[-_.\d])/i;
/** The same in a description or among the topics. */
const TUTORIAL_TEXT =
  /\b(?:(?:following|followed|from|based on|part of|code (?:for|from|along)|my solutions? (?:to|for)|exercises? (?:for|from|of)|notes (?:on|from))\b.{0,40}\b(?:tutorial|course|bootcamp|class|book|udemy|coursera|lesson|workshop|series)s?|(?:udemy|coursera|freecodecamp|codecademy|pluralsight|bootcamp|leetcode|hackerrank)\b|tutorial (?:project|code|follow)|course ?work|homework)/i;
const TUTORIAL_TOPICS = new Set(['tutorial', 'tutorials', 'course', 'coursework', 'bootcamp', 'udemy', 'coursera', 'freecodecamp', 'leetcode', 'leetcode-solutions', 'learning', 'homework', 'hacktoberfest-starter', 'hello-world', 'exercises']);
/** Collections of links, and profiles. */
const LIST_NAME = /^(?:awesome(?:[-_.].*)?|.*[-_.]awesome|.*cheat-?sheets?|interview-questions.*|.*[-_.]resources|free-programming-books|dot-?files|\.dotfiles)$/i;
const LIST_TOPICS = new Set(['awesome', 'awesome-list', 'awesome-lists', 'cheatsheet', 'resources-list', 'list']);

const repositoryName = (nameWithOwner: string): string => nameWithOwner.slice(nameWithOwner.indexOf('/') + 1);

/** The topics of a repository, in lower case. */
export function topicsOf(repository: Pick<TouchedRepository, 'repositoryTopics'>): string[] {
  return (repository.repositoryTopics?.nodes ?? []).flatMap((node) => (node === null ? [] : [node.topic.name.toLowerCase()]));
}

/** Whether the person has shown work of their own there, rather than only keeping a copy. */
export function hasAuthoredWork(repository: TouchedRepository): boolean {
  return repository.commits > 0 || repository.pullRequests > 0 || repository.mergedCount > 0;
}

/**
 * Why a repository gives no evidence, or null where it may. Ownership alone is no authorship: a fork counts only with
 * own commits, and what was copied from a template, a mirror, a course or a list of links does not count at all.
 */
export function noCreditReason(repository: TouchedRepository): NoCreditReason | null {
  const name = repositoryName(repository.nameWithOwner);
  const topics = topicsOf(repository);
  if (repository.isMirror) return 'mirror';
  if (LIST_NAME.test(name) || topics.some((topic) => LIST_TOPICS.has(topic))) return 'list';
  // What others teach with is written by its authors; only own copies of lessons are meant.
  if (!repository.owned) return null;
  if (repository.isFork && !hasAuthoredWork(repository)) return 'fork';
  if (repository.isTemplate) return 'template';
  if (`${name}/${name}`.toLowerCase() === repository.nameWithOwner.toLowerCase()) return 'profile';
  return isLesson(repository) ? 'tutorial' : null;
}

/** Whether a repository is there to learn from, by what it says of itself. */
export function isLesson(repository: TouchedRepository): boolean {
  return (
    TUTORIAL_NAME.test(repositoryName(repository.nameWithOwner)) ||
    TUTORIAL_TEXT.test(repository.description ?? '') ||
    topicsOf(repository).some((topic) => TUTORIAL_TOPICS.has(topic))
  );
}

/** Whether what lies in a repository may speak for the person: their own, or work that they did in somebody else's. */
export function isPersonsWork(repository: TouchedRepository): boolean {
  return (repository.owned || hasAuthoredWork(repository)) && noCreditReason(repository) === null;
}
