import { withoutTrailing } from '../../../../knowledge/text/without-trailing.js';
import { type Channel } from '../../../../domain/outreach.js';
import { type DraftFacts } from '../../facts/draft-facts.js';
import { givenNames, inLowerCase, mark } from './given-names.js';
import { technologiesIn, type FoundTechnology } from '../../facts/known-technologies.js';
import { heldSkills, type HeldSkill } from './held-skills.js';
import { MarkedText, type Replacement, withoutOverlaps } from './marked-text.js';
import { type DraftLanguage, languageOf } from '../shown/draft-language.js';
import { quotedTitles } from './quoted-titles.js';
import { cachedByFacts } from '../../facts/cached-by-facts.js';
import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';

/** A draft in the form in which it is checked. */
export interface Draft {
  channel: Channel;
  /** Subject of an e-mail; null for the other channels. */
  subjectLine: string | null;
  messageText: string;
  /** A `follow-up` need not repeat what the first message said. Default: `first`. */
  kind?: 'first' | 'follow-up';
}

/** A link in a text. */
export interface FoundLink {
  url: string;
  start: number;
}

/** A sentence without its links. Marks replace the names from the facts. */
export interface Sentence {
  text: string;
  /** Where it starts in the neutral text. */
  start: number;
  /** The result of `plainWords` for the sentence. */
  words: string;
  /** Technologies named in it. */
  technologies: FoundTechnology[];
  /** Whether it is the subject line. */
  isSubject: boolean;
}

/** A mark; the mark of a skill has its entry. */
export type Mark = Replacement & Partial<HeldSkill>;

/** A draft, split and analysed once for all checks. */
export interface DraftText {
  draft: Draft;
  /** Subject and body. */
  full: string;
  links: FoundLink[];
  /** Subject and body without their links. */
  prose: string;
  /** The prose with marks in place of the names, titles and skills from the facts (given-names.ts). */
  neutral: string;
  /** Leads from the neutral text back to `full`. */
  marked: MarkedText<Mark>;
  /** Where the body starts in `full`. */
  bodyStart: number;
  sentences: Sentence[];
  /** The language of the sentences. */
  language: DraftLanguage;
}

/** Longer texts are refused because of their length, so other problems need not be found. */
const CHECKED_CHARACTERS = 4_000;
const LINK = /https?:\/\/[^\s<>"'“”`]+/gi;
/** Replaces a link where only the words count. */
const LINK_MARK = '⟦u⟧';
const SKILL_MARK = mark('k');
/** Characters at the end of a link that belong to the sentence. */
const TRAILING = '.,;:!?)]}…';
/** The end of a sentence, which may also follow a link. Not after common abbreviations or a single initial. */
const SENTENCE_END =
  /(?<=[.!?…]["')\]]?)(?<!\b(?:e\.g|i\.e|approx|incl|vs|etc|[Dd]r|[Mm]rs?|[Mm]s|[Nn]o|[Ss]t)\.)(?<!\b[A-Z]\.)\s+|(?<=⟦u⟧)\s+(?=[A-Z⟦])|\n+/g;

/**
 * Splits and analyses a draft. The last result for each set of facts is cached, because the checks and the score need
 * the same.
 */
export function analyseDraft(draft: Draft, facts: DraftFacts): DraftText {
  const last = lastText(facts);
  if (last.text === undefined || !isSame(last.text.draft, draft)) last.text = partsOf(draft, facts);
  return last.text;
}

function isSame(one: Draft, other: Draft): boolean {
  return (
    one.messageText === other.messageText &&
    one.subjectLine === other.subjectLine &&
    one.channel === other.channel &&
    one.kind === other.kind
  );
}

const lastText = cachedByFacts((): { text?: DraftText } => ({}));

function partsOf(draft: Draft, facts: DraftFacts): DraftText {
  const subject = (draft.subjectLine ?? '').replaceAll('\n', ' ');
  const full = (subject === '' ? draft.messageText : `${subject}\n${draft.messageText}`).slice(0, CHECKED_CHARACTERS);
  const links = Array.from(full.matchAll(LINK), (found) => ({
    url: withoutTrailing(found[0], TRAILING),
    start: found.index,
  }));
  const linkMarks: Mark[] = links.map(({ url, start }) => ({ start, end: start + url.length, mark: LINK_MARK }));
  const lower = inLowerCase(full);
  const named = [quotedTitles(facts)(full), givenNames(facts)(lower)].reduce<readonly Mark[]>(
    withoutOverlaps,
    linkMarks,
  );
  const skills = heldSkills(facts)(full, lower).map((skill) => ({ ...skill, mark: SKILL_MARK }));
  const marked = new MarkedText(full, withoutOverlaps(named, skills));
  const neutral = marked.text;
  const bodyAt = subject === '' ? 0 : neutral.indexOf('\n') + 1;
  const sentences = [...sentencesOf(marked, 0, bodyAt, true), ...sentencesOf(marked, bodyAt, neutral.length, false)];
  return {
    draft,
    full,
    links,
    prose: new MarkedText(full, linkMarks).text,
    neutral,
    marked,
    bodyStart: subject === '' ? 0 : subject.length + 1,
    sentences,
    language: languageOf(sentences.map(({ words }) => words).join(' ')),
  };
}

function sentencesOf(marked: MarkedText<Mark>, from: number, to: number, isSubject: boolean): Sentence[] {
  const sentences: Sentence[] = [];
  let start = from;
  const text = marked.text.slice(from, to);
  for (const end of [...Array.from(text.matchAll(SENTENCE_END), (found) => found), null]) {
    const next = end === null ? to : from + end.index;
    const piece = marked.text.slice(start, next);
    const sentence = piece.trim();
    const at = start + piece.length - piece.trimStart().length;
    if (/[\p{L}\p{N}]/u.test(sentence))
      sentences.push({
        text: sentence,
        start: at,
        words: plainWords(sentence),
        technologies: technologiesOf(sentence, marked.marksIn(at, at + sentence.length)),
        isSubject,
      });
    if (end !== null) start = next + end[0].length;
  }
  return sentences;
}

/** The skills of the facts that a sentence names, and other technologies in it. */
function technologiesOf(sentence: string, marks: readonly (Mark & { at: number })[]): FoundTechnology[] {
  const held = marks.flatMap(({ entry, at, mark: written }) =>
    entry === undefined ? [] : [{ entry, text: entry.name, start: at, end: at + written.length }],
  );
  return [...held, ...technologiesIn(sentence)];
}
