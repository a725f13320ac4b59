import { type HeaderField } from './header-fields.js';

/** What was read of the fields that a posting usually states. */
export interface ReadFields {
  readonly role: unknown;
  readonly company: unknown;
  readonly salary: unknown;
  readonly years: unknown;
  readonly places: readonly unknown[];
}

/** Pay that is not stated as an amount. */
const NO_AMOUNT =
  /^[^\d]{0,80}\b(?:competitive|negotiable|attractive|market|depending|doe|tbd|tbc|n\/?a|not (?:disclosed|specified)|confidential|unpaid|volunteer|equity)\b|^\W{0,5}$/i;
/** A line about the place of work that names no place. */
const NO_PLACE =
  /\b(?:remote|anywhere|worldwide|global|distributed|home|hybrid|flexible|any(?:where)?|virtual|office|on-?site)\b|^\W{0,5}$/i;
const LONGEST_QUOTE = 60;

/**
 * Says in words what could not be read. The posting may well state it: the words say what was not read, never that it
 * is not there.
 */
export function notReadWarnings(fields: readonly HeaderField[], read: ReadFields): string[] {
  const stated = (name: HeaderField['name']) => fields.find((field) => field.name === name);
  const salary = stated('salary');
  const place = stated('location');
  const experience = fields.find(({ name, text }) => name === 'experience' && !/\d/.test(text) && isAboutYears(text));
  return [
    ...(read.role === null ? ['No title of the job was read.'] : []),
    ...(read.company === null ? ["No employer's name was read."] : []),
    ...(salary !== undefined && read.salary === null && !NO_AMOUNT.test(salary.text)
      ? [`No pay was read from "${quoted(salary.text)}".`]
      : []),
    ...(place !== undefined && read.places.length === 0 && !NO_PLACE.test(place.text)
      ? [`No known place was read from "${quoted(place.text)}".`]
      : []),
    ...(experience !== undefined && read.years === null
      ? [`No number of years of experience was read from "${quoted(experience.text)}".`]
      : []),
  ];
}

/** "Experience: a lot", but not a level such as "Experience: Senior" or a list of tools. */
function isAboutYears(text: string): boolean {
  return /\b(?:years?|yrs|lots?|many|several|some|extensive)\b/i.test(text);
}

function quoted(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}
