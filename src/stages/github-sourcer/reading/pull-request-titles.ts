/** Beginnings of titles, in lower case, of pull requests that carry other people's work or a program's. */
const CARRIED_STARTS: readonly string[] = [
  'merge branch',
  'merge pull request',
  'merge remote',
  'merge tag',
  'merge upstream',
  'merge origin',
  'merge main',
  'merge master',
  'merge develop',
  'merge staging',
  'merge release',
  'merge hotfix',
  'merge from ',
  'merge changes from ',
  'merge latest ',
  'backmerge',
  'back-merge',
  'back merge',
  'sync with ',
  'sync from ',
  'sync upstream',
  'sync fork',
  'sync main',
  'sync master',
  'sync develop',
  'bump ',
  'bumps ',
  'bumping ',
  'prepare release',
  'prepare for release',
  'version packages',
  'version bump',
  'revert "',
  'update dependency ',
  'update dependencies',
  'upgrade dependencies',
  'pull from ',
  'pull in upstream',
  'update from upstream',
];

/** Words of titles that are about nothing else: branches that one person merges into another. */
const BRANCHES: ReadonlySet<string> = new Set([
  'main',
  'master',
  'develop',
  'dev',
  'development',
  'staging',
  'production',
  'prod',
  'release',
  'upstream',
  'hotfix',
]);
const ARROWS: ReadonlySet<string> = new Set(['to', 'into', '->', '=>', '→', '>', '<-', '←', 'from', 'and']);

/** Longest part of a title that is read. */
const MAX_TITLE = 200;

/** Returns the title without a mark of its kind: `chore(deps): bump x` → `bump x`. */
function withoutKind(title: string): string {
  const colon = title.indexOf(':');
  const mark = title.slice(0, Math.max(0, colon));
  const isKind = colon > 0 && colon < 40 && !(mark.split('(')[0] ?? '').includes(' ');
  return isKind ? title.slice(colon + 1).trim() : title;
}

/** Whether a title is only a version, with or without the word: `v1.2.0`, `4.0.0-rc.1`, `Release v3`. */
function isVersion(title: string): boolean {
  const version = title.startsWith('release ') ? title.slice('release '.length) : title;
  const isNamed = version !== title || version.includes('.');
  return title === 'release' || (isNamed && /^v?\d/.test(version) && !version.includes(' '));
}

/** Whether a title only names branches: `develop → main`. */
function isBranchMove(title: string): boolean {
  const words = title.split(/\s+/).filter((word) => word !== '');
  const names = words.filter((word) => !ARROWS.has(word));
  return names.length >= 2 && names.length < words.length && names.every((word) => BRANCHES.has(word));
}

/**
 * Whether a merged pull request shows no code of its author, by its title: a merge of branches, a back-merge, a new
 * version of a dependency, a release. Such titles were written by strangers, so that the rules are lists of words.
 */
export function carriesOthersWork(title: string): boolean {
  const folded = title.slice(0, MAX_TITLE).trim().toLowerCase();
  const bare = withoutKind(folded);
  return (
    [folded, bare].some((text) => CARRIED_STARTS.some((start) => text.startsWith(start))) ||
    isVersion(bare) ||
    isBranchMove(bare)
  );
}
