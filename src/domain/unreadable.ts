import { type StageContext } from './stage.js';

/** Most names in one warning. */
const MOST_NAMED = 20;
/** Longest name that is shown whole: strangers choose them. */
const LONGEST_NAME = 200;

/** Says that people are left out because what they wrote could not be read within the bounds of time and memory. */
export function warnOfUnreadableProfiles(context: StageContext, logins: readonly string[]): void {
  if (logins.length === 0) return;
  const what =
    logins.length === 1
      ? 'The profile of 1 person could not be read; this person is'
      : `The profiles of ${logins.length} people could not be read; they are`;
  context.warn('profile_unreadable', `${what} left out: ${listNames(logins)}.`);
}

/** The names for people to read, the first of them where there are many. */
export function listNames(names: readonly string[]): string {
  const shown = names
    .slice(0, MOST_NAMED)
    .map((name) => (name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`));
  const others = names.length - shown.length;
  return others === 0 ? shown.join(', ') : `${shown.join(', ')} and ${others} more`;
}
