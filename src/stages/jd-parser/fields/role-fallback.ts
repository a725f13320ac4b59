import { findPlaces } from '../../../knowledge/places/place-resolver.js';
import { type Posting } from '../posting.js';
import { foldHeading } from '../structure/folding.js';
import { readHeading } from '../structure/headings.js';
import { type SectionBlock } from '../structure/sections.js';
import { type TextSpan } from '../text/text-builder.js';
import { type FieldName, type HeaderField } from './header-fields.js';

/** The line is among this many blocks. */
const FIRST_BLOCKS = 6;
const MOST_WORDS = 8;
/** Words of a sentence, which a title does not have. */
const SENTENCE =
  /\b(?:is|are|was|were|has|have|will|you|we|our|your|us|who|join|looking|seeking|about|welcome)\b|[.!?,]$|:/i;
/** Fields that follow directly below a title. */
const BELOW_TITLE: ReadonlySet<FieldName> = new Set(['experience', 'location', 'salary', 'employment', 'seniority']);
/** Headings directly above a title. */
const ABOVE_TITLE = new Set([
  'position description',
  'job description',
  'position details',
  'job details',
  'job summary',
]);

/**
 * Returns the line that is the title by its place alone, for titles without a word for a job: the value of a labelled
 * line ("Position: Clock Drivers"), a line below "Position Description", or a line directly above labelled values.
 */
export function titleByPlace({ blocks }: Posting, fields: readonly HeaderField[]): TextSpan | null {
  const labelled = fields.find(({ name, text }) => name === 'role' && isTitleLike(text));
  if (labelled !== undefined) return labelled;
  const first = blocks.slice(0, FIRST_BLOCKS);
  const at = first.findIndex((block, index) => isLine(block) && isNextTo(first[index - 1], blocks[index + 1], fields));
  return first[at] ?? null;
}

function isNextTo(
  above: SectionBlock | undefined,
  below: SectionBlock | undefined,
  fields: readonly HeaderField[],
): boolean {
  if (above !== undefined && ABOVE_TITLE.has(foldHeading(above.text))) return true;
  const isField = ({ name, start, end }: HeaderField) =>
    below !== undefined && BELOW_TITLE.has(name) && start >= below.start && end <= below.end;
  return fields.some(isField);
}

function isLine({ kind, text, section }: SectionBlock): boolean {
  return (
    kind !== 'item' && section !== 'company' && isTitleLike(text) && readHeading(withoutBrackets(text)) === undefined
  );
}

/** "Test Development (Primary skill: C)": what follows in brackets is a note. */
export function withoutBrackets(text: string): string {
  const bracket = text.indexOf(' (');
  return bracket > 0 ? text.slice(0, bracket) : text;
}

function isTitleLike(text: string): boolean {
  const count = text.split(' ').length;
  return (
    count > 1 &&
    count <= MOST_WORDS &&
    /^\p{Lu}/u.test(text) &&
    !SENTENCE.test(withoutBrackets(text)) &&
    findPlaces(text).length === 0
  );
}
