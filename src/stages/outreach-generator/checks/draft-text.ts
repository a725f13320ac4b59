import { withoutTrailing } from '../../../knowledge/text/without-trailing.js';
import { type Channel } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { givenNames } from '../facts/given-names.js';
import { technologiesIn, type FoundTechnology } from '../facts/known-technologies.js';
import { perFacts } from '../facts/per-facts.js';
import { plainWords } from '../../../knowledge/text/phrase-matcher.js';

/** A draft as it is checked, whoever wrote it. */
export interface Draft {
  channel: Channel;
  /** E-mail only; null elsewhere. */
  subjectLine: string | null;
  messageText: string;
  /** `follow-up`: what the first message said need not be said again. Default: `first`. */
  kind?: 'first' | 'follow-up';
}

/** A link in a text. */
export interface FoundLink {
  url: string;
  start: number;
}

/** One sentence, its links left out and the names that the facts give replaced by marks. */
export interface Sentence {
  text: string;
  /** Its words alone, as `plainWords` gives them. */
  words: string;
  /** Technologies named in it. */
  technologies: FoundTechnology[];
  /** Whether it is the subject line. */
  isSubject: boolean;
}

/** A draft taken apart once for all checks. */
export interface DraftText {
  draft: Draft;
  /** Subject and body, one after the other. */
  full: string;
  links: FoundLink[];
  /** Subject and body without their links. */
  prose: string;
  /** The same with the names that the facts give replaced by marks (given-names.ts). */
  neutral: string;
  sentences: Sentence[];
}

/** Longer texts are refused for their length; what is wrong beyond that need not be found. */
const CHECKED_CHARACTERS = 4_000;
const LINK = /https?:\/\/[^\s<>"'“”`]+/gi;
/** What stands for a link where only the words count. */
const LINK_MARK = '⟦u⟧';
/** What ends a sentence and not the link in front of it. */
const TRAILING = '.,;:!?)]}…';
/** Ends of sentences, a link at the end among them: not after the usual abbreviations, nor after a lone initial. */
const SENTENCE_END =
  /(?<=[.!?…]["')\]]?)(?<!\b(?:e\.g|i\.e|approx|incl|vs|etc|[Dd]r|[Mm]rs?|[Mm]s|[Nn]o|[Ss]t)\.)(?<!\b[A-Z]\.)\s+|(?<=⟦u⟧)\s+(?=[A-Z⟦])|\n+/;

/** A draft taken apart. The last one of each set of facts is remembered: checks and score ask for the same. */
export function takeApart(draft: Draft, facts: DraftFacts): DraftText {
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

const lastText = perFacts((): { text?: DraftText } => ({}));

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
