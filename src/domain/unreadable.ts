import { type StageContext } from './stage.js';

/** The most names in one warning. */
const MAX_NAMES = 20;
/** Longer names are cut: strangers choose them. */
const MAX_NAME_LENGTH = 200;

/** Warns that people were left out because their texts could not be read within the limits of time and memory. */
export function warnOfUnreadableProfiles(context: StageContext, logins: readonly string[]): void {
  if (logins.length === 0) return;
  const what =
    logins.length === 1
      ? 'The profile of 1 person could not be read; this person is'
      : `The profiles of ${logins.length} people could not be read; they are`;
  context.warn('profile_unreadable', `${what} left out: ${listNames(logins)}.`);
}

/** The names in one readable line. A long list is cut. */
export function listNames(names: readonly string[]): string {
  const shown = names
    .slice(0, MAX_NAMES)
    .map((name) => (name.length <= MAX_NAME_LENGTH ? name : `${name.slice(0, MAX_NAME_LENGTH - 1)}…`));
  const others = names.length - shown.length;
  return others === 0 ? shown.join(', ') : `${shown.join(', ')} and ${others} more`;
}
