import { RANKING } from '../constants.js';

/** Paths or titles about tests, documentation, continuous integration, examples, translations or version bumps. */
const MINOR =
  /(?:^|[\s/_.-])(?:tests?|testing|__tests__|specs?|docs?|documentation|examples?|samples?|guides?|benches|benchmarks?|fixtures|testdata|newsfragments|changelogs?|\.?changesets?|\.github|\.circleci|workflows|ci|i18n|l10n|locales?|translations?|readme|typos?|spelling|bump|dependabot|renovate|whitespace|copyright|license|contributing)(?:$|[\s/_.:,)-])|^(?:docs?|test|chore|ci|style|build)(?:\([^)]*\))?!?:/i;
/** Directories and files of tests without a separator before `Tests`: `NIOTests`, `FooTest.java`. */
const JOINED_TESTS = /[A-Za-z\d](?:Tests?|Specs?)(?:$|[\s/.])/;
/** Titles that name no part of the code. */
const VAGUE =
  /^(?:change in )?the repository root$|^(?:update|fix|change|patch|merge|wip|misc|cleanup|minor)\W*$|^merge (?:branch|pull request)|^(?:v|release )?\d+\.\d+/i;

const LIST_NAME =
  /^awesome(?:$|[-_.])|[-_.]awesome$|cheat-?sheet|^free-programming|interview-questions|[-_.]resources$/i;
const LIST_TOPICS = new Set([
  'awesome',
  'awesome-list',
  'awesome-lists',
  'cheatsheet',
  'resources-list',
  'list',
  'lists',
]);
const LIST_DESCRIPTION =
  /\b(?:curated|awesome) lists?\b|\blist of (?:awesome|curated|free|useful|great)\b|^awesome lists?\b/i;

/** A fast first check: most repositories have none of these words in their name or description. */
const MAY_BE_LIST = /awesome|list|cheat|free-|interview|resources/i;

/** Whether a repository is a list of links. Adding a link shows no skill. */
export function isLinkList(name: string, description: string, topics: readonly string[]): boolean {
  return (
    (MAY_BE_LIST.test(name) && LIST_NAME.test(name)) ||
    (MAY_BE_LIST.test(description) && LIST_DESCRIPTION.test(description)) ||
    topics.some((topic) => LIST_TOPICS.has(topic.toLowerCase()))
  );
}

/** How much code a merged change probably contains, judged by its title: 0 to 1. */
export function substanceOf(title: string): number {
  if (MINOR.test(title) || JOINED_TESTS.test(title)) return RANKING.work.minorTitle;
  return VAGUE.test(title.trim()) ? RANKING.work.vagueTitle : 1;
}
