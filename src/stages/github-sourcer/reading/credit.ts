import { type TouchedRepository } from './collect-repositories.js';
import { hasWordPair, type WordPair } from '../../../knowledge/text/word-pairs.js';

/** Reasons why the contents of a repository prove nothing about the person. */
export const NO_CREDIT_REASONS = ['fork', 'template', 'mirror', 'tutorial', 'list', 'profile'] as const;
export type NoCreditReason = (typeof NO_CREDIT_REASONS)[number];

/** Words in a repository's name that show an exercise of a course or book. */
const LESSON_WORD =
  /(?:^|[-_.])(?:tutorials?|coursework|bootcamp|udemy|coursera|pluralsight|freecodecamp|fcc|codecademy|codewars|katas?|leetcode|hackerrank|exercism|advent-?of-?code|aoc|hello-?world|getting-started|the-odin-project|100-?days)(?:$|[-_.\d])/i;
/**
 * The same at the end of the name: `react-course` is an exercise, a `course-platform` is not. Digits are matched one by
 * one: `\d+` within the repetition could split a row of digits in exponentially many ways.
 */
const LESSON_END =
  /(?:^|[-_.])(?:courses?|lessons?|classes|homeworks?|assignments?|exercises?|playground|practice)(?:[-_.]?(?:notes|project|solutions?|work|repo|code|\d))*$/i;
/** The same at the beginning of the name, except for software such as learning management systems. */
const LESSON_START =
  /^(?:learn|learning|practicing|studying|exercises?)[-_.](?!management|platform|path|rate|to-rank|analytics|record)/i;
/** The same in a description. */
const LESSON_TEXT =
  /\b(?:udemy|coursera|freecodecamp|codecademy|pluralsight|bootcamp|leetcode|hackerrank|coursework)\b|\btutorial (?:project|code|app|series)\b|\bmy first\b/i;
/** Pairs of words that show an exercise if the second follows soon after the first in a description. */
const LESSON_PAIRS: readonly WordPair[] = [
  {
    first:
      /\b(?:follow(?:ing|ed)?|(?:code|typed|coded)[- ]along|from|made (?:for|during)|part of|based on|my (?:code|solutions?) (?:to|for|from|of)|(?:exercises?|solutions?|notes|code) (?:for|from|of|on|to))\b/gi,
    distance: 40,
    second:
      /\b(?:tutorials?|courses?|bootcamp|udemy|coursera|lessons?|workshops?|homework|class (?:project|assignment)s?)\b/i,
  },
  { first: /\bto-?do (?:app|list)\b/gi, distance: 30, second: /\b(?:learn|practice|tutorial)/i },
];
const LESSON_TOPICS = new Set([
  'tutorial',
  'tutorials',
  'tutorial-code',
  'course',
  'coursework',
  'bootcamp',
  'udemy',
  'udemy-course',
  'coursera',
  'freecodecamp',
  'leetcode',
  'leetcode-solutions',
  'homework',
  'hello-world',
  'learning-by-doing',
]);
/** Names of collections of links and of profiles: beginnings, ends, and whole names. */
const LIST_NAMES = [
  /^(?:awesome[-_.]|interview-questions)/i,
  /(?:[-_.]awesome|cheat-?sheets?|[-_.]resources)$/i,
  /^(?:awesome|free-programming-books|dot-?files|\.dotfiles)$/i,
];
const LIST_TOPICS = new Set(['awesome', 'awesome-list', 'awesome-lists', 'cheatsheet', 'resources-list', 'list']);

const repositoryName = (nameWithOwner: string): string => nameWithOwner.slice(nameWithOwner.indexOf('/') + 1);

/** Returns the topics of a repository, in lower case. */
export function topicsOf(repository: Pick<TouchedRepository, 'repositoryTopics'>): string[] {
  return (repository.repositoryTopics?.nodes ?? []).flatMap((node) =>
    node === null ? [] : [node.topic.name.toLowerCase()],
  );
}

/** Whether the person made the repository, and GitHub does not mark it as a copy of another one. */
export function isOwnCode(repository: TouchedRepository): boolean {
  return repository.owned && !repository.isFork;
}

/** Whether the person did work of their own there, and did not only keep a copy. */
export function hasAuthoredWork(repository: TouchedRepository): boolean {
  return repository.commits > 0 || repository.pullRequests > 0 || repository.mergedCount > 0;
}

/**
 * Returns why a repository gives no evidence, or null if it may. Ownership is not authorship: a fork counts only with
 * own commits, and copies of templates, mirrors, courses or lists of links do not count at all.
 */
export function noCreditReason(repository: TouchedRepository): NoCreditReason | null {
  const name = repositoryName(repository.nameWithOwner);
  const topics = topicsOf(repository);
  if (repository.isMirror) return 'mirror';
  if (LIST_NAMES.some((pattern) => pattern.test(name)) || topics.some((topic) => LIST_TOPICS.has(topic))) return 'list';
  // Other owners' repositories may be teaching material that its authors wrote; only the person's own copies do not
  // count.
  if (!repository.owned) return null;
  if (repository.isFork && !hasAuthoredWork(repository)) return 'fork';
  if (repository.isTemplate) return 'template';
  if (`${name}/${name}`.toLowerCase() === repository.nameWithOwner.toLowerCase()) return 'profile';
  return isLesson(repository) ? 'tutorial' : null;
}

/** Whether the repository describes itself as learning material. */
export function isLesson(repository: TouchedRepository): boolean {
  const name = repositoryName(repository.nameWithOwner);
  const description = repository.description ?? '';
  return (
    [LESSON_WORD, LESSON_END, LESSON_START].some((pattern) => pattern.test(name)) ||
    LESSON_TEXT.test(description) ||
    LESSON_PAIRS.some((pair) => hasWordPair(description, pair)) ||
    topicsOf(repository).some((topic) => LESSON_TOPICS.has(topic))
  );
}

/**
 * Whether the contents of a repository may count for the person: their own repository, or their work in another one.
 */
export function isPersonsWork(repository: TouchedRepository): boolean {
  return (repository.owned || hasAuthoredWork(repository)) && noCreditReason(repository) === null;
}
