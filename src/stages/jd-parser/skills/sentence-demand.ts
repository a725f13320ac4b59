import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { type Sentence } from '../structure/sentences.js';
import { type TextSpan } from '../text/text-builder.js';
import { type CueKind } from './cues.js';
import { SENTENCE_CUES } from './cues.js';
import { asksFromTheStart } from './plain-demand.js';
import { tellsOfEmployer } from './employer-sentences.js';

/** What a sentence asks of the skills that it names. */
export type Demand = 'required' | 'preferred' | 'negated';

/**
 * `explicit`: the text asks for the skill; otherwise the work only involves it (duties, stack). If a posting has both,
 * the explicit mention counts.
 */
export interface SentenceDemand {
  readonly demand: Demand;
  readonly explicit: boolean;
}

const REQUIRED: SentenceDemand = { demand: 'required', explicit: true };
const IMPLIED: SentenceDemand = { demand: 'required', explicit: false };
const PREFERRED: SentenceDemand = { demand: 'preferred', explicit: true };
const NEGATED: SentenceDemand = { demand: 'negated', explicit: true };

/** Parts in which running text may ask, describe, or say what the employer does for people. */
const PROSE: ReadonlySet<SectionKind> = new Set(['header', 'intro', 'role', 'other', 'company']);

/** Words that show that a sentence is about the person hired and not about the employer. */
const PERSONAL = new Set(
  'you your youll youd youre youve yourself candidate candidates applicant applicants freelancer hire someone somebody seek seeks seeking looking person'.split(
    ' ',
  ),
);

/**
 * Returns what each sentence asks for, or null if it only describes (the company, the product, benefits, the process).
 * @param company the employer's name, if it is known
 */
export function readDemands(posting: Posting, company: string | null): (SentenceDemand | null)[] {
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
    const written = posting.text.slice(sentence.start, sentence.end);
    const tells = tellsOfEmployer(written, company);
    if (tells) about.add('company');
    const asks = sentence.block.section === 'duties' && asksFromTheStart(written);
    const read = asks ? REQUIRED : demandOf(sentence, about, personal, carried);
    const demand = tells && !personal && read === REQUIRED ? ofEmployer(about) : read;
    previous = { demand, block: sentence.block };
    return demand;
  });
}

/** Between requirements too, the employer may tell of itself: "Our mentor spends time with newcomers (pair programming)". */
function ofEmployer(about: ReadonlySet<CueKind>): SentenceDemand | null {
  return about.has('required') || about.has('stack') ? IMPLIED : null;
}

/** A short posting that only names skills asks for them. */
export function demandOfBrief({ block }: Sentence): SentenceDemand | null {
  return PROSE.has(block.section) ? IMPLIED : null;
}

/** Parts in which a bare list of names is what the job needs. */
const LISTING: ReadonlySet<SectionKind> = new Set(['header', 'intro', 'other']);
/** What may stand before the first name of such a line: nothing, or "Programming: ". */
const LABEL = /^(?:\s*|[\p{L} &/-]{2,30}: )$/u;
const FEWEST_LISTED = 3;
/** Most words beside the names in a line that begins with names. */
const WORDS_BESIDE = 8;
/** Words that tell of the employer's customers and partners, not of the work. */
const OF_OTHERS =
  /\b(?:clients?|customers?|partners?|investors?|integrat\w{1,6}|trusted|backed|used|companies|brands|alumni|support\w{0,3}|offices?|founded|users?)\b/i;

/** A line without a verb of its own that names several tools: "C#, Unity, Addressables", "Scala or Java day to day". */
export function demandOfList(
  text: string,
  { start, end, block }: Sentence,
  names: readonly TextSpan[],
): SentenceDemand | null {
  const [first, second] = names;
  if (!LISTING.has(block.section) || first === undefined || second === undefined) return null;
  const written = text.slice(start, end);
  if (OF_OTHERS.test(written) || tellsOfEmployer(written, null)) return null;
  const words = names
    .reduce((rest, name) => rest.replace(text.slice(name.start, name.end), ''), written)
    .match(/\p{L}+/gu);
  const isMostlyNames = names.length >= FEWEST_LISTED && (words?.length ?? 0) <= names.length;
  const opens =
    LABEL.test(text.slice(start, first.start)) && /^(?:,| or | and |\/| \()/.test(text.slice(first.end, first.end + 5));
  return isMostlyNames || (opens && (words?.length ?? 0) <= WORDS_BESIDE) ? IMPLIED : null;
}

function demandOf(
  { block }: Sentence,
  about: ReadonlySet<CueKind>,
  personal: boolean,
  carried: SentenceDemand | null,
): SentenceDemand | null {
  if (about.has('choice') || (about.has('offer') && block.kind !== 'item' && PROSE.has(block.section))) return null;
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
      return freeText(about, personal, carried) ?? (isOfTheJob(block, about) ? IMPLIED : null);
    case 'company':
      return about.has('stack') && !about.has('company') ? IMPLIED : null;
    default:
      return null;
  }
}

/** Whether the block is about the job: an item under an unknown heading, or a text that does not tell of the employer. */
function isOfTheJob({ section, kind }: Sentence['block'], about: ReadonlySet<CueKind>): boolean {
  if (kind === 'item' && (section === 'other' || section === 'role')) return true;
  return (section === 'role' || (section === 'intro' && kind === 'item')) && !about.has('company');
}

/** Running text mixes requirements, duties and the company's description of itself. */
function freeText(
  about: ReadonlySet<CueKind>,
  personal: boolean,
  carried: SentenceDemand | null,
): SentenceDemand | null {
  if (about.has('required') && (personal || !about.has('company'))) return REQUIRED;
  if ((personal && about.has('duty')) || about.has('stack')) return IMPLIED;
  return about.has('company') ? null : carried;
}
