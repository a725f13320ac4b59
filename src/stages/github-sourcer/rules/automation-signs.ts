/** What is known about an account that may belong to a program. Texts were written by strangers. */
export interface AccountTexts {
  login: string;
  name?: string | null;
  bio?: string | null;
}

/** Words of a login or a name that programs have; surnames and trades do not contain them as words of their own. */
const PROGRAM_WORDS: ReadonlySet<string> = new Set([
  'agent',
  'aiagent',
  'autopilot',
  'autocoder',
  'automation',
  'bot',
  'codebot',
  'copilot',
  'robot',
  'swebot',
]);

/** What programs say of themselves. "I build AI agents" is a person, so that every phrase speaks of the account. */
const PROGRAM_PHRASES: readonly string[] = [
  'i am a bot',
  'i m a bot',
  'i am an ai',
  'i m an ai',
  'this is a bot',
  'bot account',
  'automated account',
  'machine account',
  'machine user',
  'service account',
  'account is automated',
  'account is operated by',
  'autonomous coding agent',
  'autonomous software engineer',
  'autonomous ai agent for',
  'commits are made by an ai',
];

/** More than 25 commits on every day of the year: more than people make, fewer than the largest agents. */
const HASTY_COMMITS = 9_000;

/** Characters of a text that are read. */
const MAX_TEXT = 500;

const wordsOf = (text: string): string[] =>
  text
    .slice(0, MAX_TEXT)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * Returns signs that the account is a program or an agent, each as a sentence; none for most people. They are shown and
 * exclude nobody, because a person may be called Agent and may commit what tools wrote. Marks of co-authors in commit
 * messages are not read, because they contain addresses.
 * @param commits commits of the last year; null if they are not known
 */
export function automationSigns({ login, name, bio }: AccountTexts, commits: number | null): string[] {
  const named = [...wordsOf(login), ...wordsOf(name ?? '')].find((word) => PROGRAM_WORDS.has(word));
  const about = ` ${wordsOf(bio ?? '').join(' ')} `;
  const phrase = PROGRAM_PHRASES.find((each) => about.includes(` ${each} `));
  return [
    ...(named === undefined ? [] : [`The login or name contains "${named}".`]),
    ...(phrase === undefined ? [] : [`The profile says "${phrase}".`]),
    ...(commits !== null && commits > HASTY_COMMITS
      ? [`${commits.toLocaleString('en-US')} commits in one year are more than one person makes.`]
      : []),
  ];
}
