import { withoutTrailing } from '../../../knowledge/text/without-trailing.js';
import { type Channel } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { givenNames } from '../facts/given-names.js';
import { technologiesIn, type FoundTechnology } from '../facts/known-technologies.js';
import { cachedByFacts } from '../facts/cached-by-facts.js';
import { plainWords } from '../../../knowledge/text/phrase-matcher.js';

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
  /** The result of `plainWords` for the sentence. */
  words: string;
  /** Technologies named in it. */
  technologies: FoundTechnology[];
  /** Whether it is the subject line. */
  isSubject: boolean;
}

/** A draft, split and analysed once for all checks. */
export interface DraftText {
  draft: Draft;
  /** Subject and body. */
  full: string;
  links: FoundLink[];
  /** Subject and body without their links. */
  prose: string;
  /** The prose with marks in place of the names from the facts (given-names.ts). */
  neutral: string;
  sentences: Sentence[];
}

/** Longer texts are refused because of their length, so other problems need not be found. */
const CHECKED_CHARACTERS = 4_000;
const LINK = /https?:\/\/[^\s<>"'“”`]+/gi;
/** Replaces a link where only the words count. */
const LINK_MARK = '⟦u⟧';
/** Characters at the end of a link that belong to the sentence. */
const TRAILING = '.,;:!?)]}…';
/** The end of a sentence, which may also follow a link. Not after common abbreviations or a single initial. */
const SENTENCE_END =
  /(?<=[.!?…]["')\]]?)(?<!\b(?:e\.g|i\.e|approx|incl|vs|etc|[Dd]r|[Mm]rs?|[Mm]s|[Nn]o|[Ss]t)\.)(?<!\b[A-Z]\.)\s+|(?<=⟦u⟧)\s+(?=[A-Z⟦])|\n+/;

/**
 * Splits and analyses a draft. The last result for each set of facts is cached, because the checks and the score need
 * the same.
 */
export function analyseDraft(draft: Draft, facts: DraftFacts): DraftText {
  const last = lastText(facts);
  if (last.text === undefined || !isSame(last.text.draft, draft)) last.text = partsOf(draft, givenNames(facts));
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

function partsOf(draft: Draft, neutralize: (text: string) => string): DraftText {
  const subject = (draft.subjectLine ?? '').replaceAll('\n', ' ');
  const full = (subject === '' ? draft.messageText : `${subject}\n${draft.messageText}`).slice(0, CHECKED_CHARACTERS);
  const links = Array.from(full.matchAll(LINK), (found) => ({
    url: withoutTrailing(found[0], TRAILING),
    start: found.index,
  }));
  const prose = links.reduce((rest, { url }) => rest.replace(url, LINK_MARK), full);
  const neutral = neutralize(prose);
  const bodyStart = subject === '' ? 0 : neutral.indexOf('\n') + 1;
  return {
    draft,
    full,
    links,
    prose,
    neutral,
    sentences: [...sentencesOf(neutral.slice(0, bodyStart), true), ...sentencesOf(neutral.slice(bodyStart), false)],
  };
}

function sentencesOf(text: string, isSubject: boolean): Sentence[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((sentence) => ({
      text: sentence,
      words: plainWords(sentence),
      technologies: technologiesIn(sentence),
      isSubject,
    }));
}
