import { type DraftLanguage } from '../../../domain/outreach-sender.js';
import { plainWords } from '../../../knowledge/text/phrase-matcher.js';
import { payWordsOf } from '../wording/pay-phrase.js';
import { frameFile, type FrameFile } from './frame-file.js';

const WORDS = new Map<DraftLanguage, ReadonlySet<string>>();

/**
 * The words of the sentences in which messages are written in a language, as `plainWords` gives them. They claim nothing
 * by themselves: what they speak of is filled in. Names of places, role families and kinds of remote work are not among
 * them.
 */
export function frameWords(language: DraftLanguage): ReadonlySet<string> {
  let words = WORDS.get(language);
  if (words === undefined) {
    const sentences = Object.entries(frameFile(language)).flatMap(([part, texts]) =>
      OF_THE_JOB.has(part) ? [] : textsOf(texts),
    );
    words = new Set([
      ANSWER,
      ...sentences.concat(payWordsOf(language)).flatMap(wordsOf),
      ...MONTHS.flatMap((month) => monthWords(month, language)),
    ]);
    WORDS.set(language, words);
  }
  return words;
}

/** Stands before the subject of a follow-up. */
const ANSWER = 're';

/** Parts of the file that say something about a job. */
const OF_THE_JOB: ReadonlySet<string> = new Set<keyof FrameFile>(['places', 'families', 'modes']);

const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));

function monthWords(date: Date, language: DraftLanguage): string[] {
  return wordsOf(new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(date));
}

/** The words of a sentence without its evidence and its placeholders. */
function wordsOf(text: string): string[] {
  const spoken = text.replace(/^[a-zA-Z]+\|/, '').replaceAll(/\{\w+\^?\}/g, ' ');
  return plainWords(spoken.replaceAll(/[[\]]/g, ' '))
    .split(' ')
    .filter((word) => word !== '');
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsOf);
}
