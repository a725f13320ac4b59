import { type DraftFacts } from '../facts/draft-facts.js';
import { SUBJECT_LENGTH } from '../outreach-limits.js';
import { fill, type Filling, upperFirst } from './fill.js';
import { fillingOf } from './filling.js';
import { frameFile } from './frame-file.js';
import { type WordingChoice } from './message-parts.js';
import { seedOf } from './seeded-choice.js';

/** Distance between the start positions of the variants, so that a regenerated message rarely has the same subject. */
const VARIANT_DISTANCE = 7;

/**
 * A subject line of the right length that names the work or the role, and the company if it is known. The search starts
 * at a seeded position and returns the first that fits.
 */
export function subjectLine(facts: DraftFacts, choice: WordingChoice): string {
  const { subject } = frameFile(facts.language);
  const [long, short] = [fillingOf(facts, 'nothing'), fillingOf(facts, 'long role')];
  const start = seedOf(choice.seed, 'subject', choice.attempt) + choice.variant * VARIANT_DISTANCE;
  const templates = facts.company === null ? subject.unnamed : subject.fitted;
  const fitting = (texts: readonly string[], filling: Filling): string | undefined =>
    texts
      .map((_text, step) => texts[(start + step) % texts.length] ?? '')
      .map((text) => upperFirst(fill(text, filling) ?? ''))
      .find(({ length }) => length >= SUBJECT_LENGTH.min && length <= SUBJECT_LENGTH.max);
  return fitting(templates, long) ?? fitting(templates, short) ?? fitting(subject.fixed, long) ?? '';
}
