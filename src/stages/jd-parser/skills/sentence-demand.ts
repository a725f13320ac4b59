import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { type Sentence } from '../structure/sentences.js';
import { type CueKind } from './cues.js';
import { SENTENCE_CUES } from './cues.js';

/** What a sentence asks of the skills that it names. */
export type Demand = 'required' | 'preferred' | 'negated';

/**
 * `explicit`: the text asks for the skill; `implied`: the work has to do with it (duties, stack).
 * Where a posting says both, the explicit word holds.
 */
export interface SentenceDemand {
  readonly demand: Demand;
  readonly explicit: boolean;
}

const REQUIRED: SentenceDemand = { demand: 'required', explicit: true };
const IMPLIED: SentenceDemand = { demand: 'required', explicit: false };
const PREFERRED: SentenceDemand = { demand: 'preferred', explicit: true };
const NEGATED: SentenceDemand = { demand: 'negated', explicit: true };

const BRIEF: ReadonlySet<SectionKind> = new Set(['header', 'intro', 'role', 'other', 'company']);

/** Words by which a sentence speaks of the hire rather than of the employer. */
const PERSONAL = new Set(
  'you your youll youd youre youve yourself candidate candidates applicant applicants freelancer hire someone somebody seek seeks seeking looking person'.split(
    ' ',
  ),
);

/** For every sentence what it asks, or null where it only describes (the company, the product, benefits, the process). */
export function readDemands(posting: Posting): (SentenceDemand | null)[] {
  const cues = SENTENCE_CUES.find(posting.text, posting.words);
  let nextCue = 0;
  let nextWord = 0;
  let previous: { demand: SentenceDemand | null; block: unknown } = { demand: null, block: null };
  return posting.sentences.map((sentence) => {
    const about = new Set<CueKind>();
    for (; (cues[nextCue]?.start ?? Infinity) < sentence.end; nextCue++) {
      for (const kind of cues[nextCue]?.value ?? []) about.add(kind);
    }
    let personal = false;
    for (; (posting.words[nextWord]?.start ?? Infinity) < sentence.end; nextWord++) {
      personal ||= PERSONAL.has(posting.words[nextWord]?.key ?? '');
    }
    const carried = previous.block === sentence.block ? previous.demand : null;
    const demand = demandOf(sentence, about, personal, carried);
    previous = { demand, block: sentence.block };
    return demand;
  });
}

/** A brief that only names skills asks for them by naming them. */
export function demandOfBrief({ block }: Sentence): SentenceDemand | null {
  return BRIEF.has(block.section) ? IMPLIED : null;
}

function demandOf(
  { block }: Sentence,
  about: ReadonlySet<CueKind>,
  personal: boolean,
  carried: SentenceDemand | null,
): SentenceDemand | null {
  if (about.has('choice')) return null;
  switch (block.section) {
    case 'requirements':
      return REQUIRED;
    case 'preferred':
      return PREFERRED;
    case 'negated':
      return NEGATED;
    case 'duties':
    case 'stack':
    case 'header':
      return IMPLIED;
    case 'role':
    case 'intro':
    case 'other':
      return freeText(about, personal, carried) ?? (block.section === 'role' || isOtherList(block) ? IMPLIED : null);
    case 'company':
      return about.has('stack') && !about.has('company') ? IMPLIED : null;
    default:
      return null;
  }
}

/** Items under a heading that says nothing known. */
function isOtherList({ section, kind }: Sentence['block']): boolean {
  return section === 'other' && kind === 'item';
}

/** Running text, in which requirements, duties and the company's praise of itself follow each other. */
function freeText(
  about: ReadonlySet<CueKind>,
  personal: boolean,
  carried: SentenceDemand | null,
): SentenceDemand | null {
  if (about.has('required') && (personal || !about.has('company'))) return REQUIRED;
  if ((personal && about.has('duty')) || about.has('stack')) return IMPLIED;
  return about.has('company') ? null : carried;
}
