import type { Channel } from '../../domain/outreach.js';
import { technologiesIn, type FoundTechnology } from './known-technologies.js';
import { plainWords } from './phrase-matcher.js';

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

const LINK = /https?:\/\/[^\s<>"'“”`]+/gi;
/** What ends a sentence and not the link in front of it. */
const TRAILING = /[.,;:!?)\]}…]+$/;
/** Ends of sentences: not after the usual abbreviations, nor after a lone initial. */
const SENTENCE_END = /(?<=[.!?…]["')\]]?)(?<!\b(?:e\.g|i\.e|approx|incl|vs|etc|dr|mr|mrs|ms|no|st)\.)(?<!\b[A-Z]\.)\s+|\n+/i;

/** @param neutralize replaces the names that the facts give */
export function takeApart(draft: Draft, neutralize: (text: string) => string): DraftText {
  const subject = draft.subjectLine ?? '';
  const full = subject === '' ? draft.messageText : `${subject}\n${draft.messageText}`;
  const links = linksIn(full);
  const withoutLinks = (text: string): string => links.reduce((rest, { url }) => rest.replace(url, ' '), text);
  const sentencesOf = (text: string, isSubject: boolean): Sentence[] =>
    neutralize(withoutLinks(text))
      .split(SENTENCE_END)
      .map((sentence) => sentence.trim())
      .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
      .map((sentence) => ({ text: sentence, words: plainWords(sentence), technologies: technologiesIn(sentence), isSubject }));
  const prose = withoutLinks(full);
  return {
    draft,
    full,
    links,
    prose,
    neutral: neutralize(prose),
    sentences: [...sentencesOf(subject, true), ...sentencesOf(draft.messageText, false)],
  };
}

function linksIn(text: string): FoundLink[] {
  return Array.from(text.matchAll(LINK), (found) => ({ url: found[0].replace(TRAILING, ''), start: found.index }));
}
