/** Accounts of GitHub's type `User` that are programs or agents, in lower case. */
const KNOWN_BOTS: ReadonlySet<string> = new Set([
  'dependabot',
  'dependabot-preview',
  'renovate',
  'renovatebot',
  'greenkeeper',
  'snyk-bot',
  'imgbot',
  'allcontributors',
  'codecov-io',
  'codecov-commenter',
  'coveralls',
  'github-actions',
  'actions-user',
  'web-flow',
  'ghost',
  'semantic-release-bot',
  'pre-commit-ci',
  'weblate',
  'crowdin',
  'transifex',
  'copilot',
  'copilot-swe-agent',
  'claude',
  'devin-ai-integration',
  'cursoragent',
  'cursor',
  'google-labs-jules',
  'openhands-agent',
  'sweep-ai',
  'mergify',
  'bors',
  'homu',
  'stale',
  'travis-ci',
  'k8s-ci-robot',
  'rust-timer',
  'rustbot',
  'gitter-badger',
  'pyup-bot',
  'scala-steward',
  'nix-community-bot',
  'autofix-ci',
  'restyled-io',
]);

/** Logins of programs: `-bot`, `bot-`, `[bot]`, `robot`, `ci`. A surname such as Talbot does not match. */
const BOT_LOGIN =
  /(?:\[bot\]$|(?:^|[-_])(?:ro)?bot(?:[-_\d]|$)|[a-z]Bot$|(?:^|[-_])(?:ci|autobot|automation|autoupdate|release-please|mirror)$)/;

/** Whether the login belongs to a program. */
export function isBotLogin(login: string): boolean {
  return KNOWN_BOTS.has(login.toLowerCase()) || BOT_LOGIN.test(login) || BOT_LOGIN.test(login.toLowerCase());
}
