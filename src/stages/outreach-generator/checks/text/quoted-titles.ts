import { findInjection } from '../../../../knowledge/injection/find-injection.js';
import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { cachedByFacts } from '../../facts/cached-by-facts.js';
import { type DraftFacts } from '../../facts/draft-facts.js';
import { mark } from './given-names.js';
import { type Replacement } from './marked-text.js';

/** A quotation within one line. */
const QUOTATION = /["“”„«»]([^"“”„«»\n]{3,200})["“”„«»]|(?<![\p{L}\d])['‘‚]([^'‘’‚\n]{3,200})['’](?![\p{L}\d])/gu;
const LINK = /https?:|www\.|@/i;

/**
 * Finds quotations from the titles of the person's work: a quotation that is a title, or a part of one, says what the
 * work was. Titles with instructions or links do not count.
 */
export const quotedTitles = cachedByFacts((facts): ((text: string) => Replacement[]) => {
  const titles = titlesOf(facts).map((title) => ` ${plainWords(title)} `);
  return (text) =>
    Array.from(text.matchAll(QUOTATION)).flatMap((found) => {
      const words = plainWords(found[1] ?? found[2] ?? '');
      const isTitle = words !== '' && titles.some((title) => title.includes(` ${words} `));
      return isTitle ? [{ start: found.index + 1, end: found.index + found[0].length - 1, mark: mark('t') }] : [];
    });
});

/** The titles and descriptions of the person's work that a message may repeat. */
export function titlesOf({ candidate }: DraftFacts): string[] {
  const texts = [
    ...candidate.work.flatMap(({ mergedPullRequests, description }) => [
      description,
      ...mergedPullRequests.map(({ title }) => title),
    ]),
    ...candidate.topRepositories.map(({ description }) => description),
  ];
  return texts.filter((text) => text !== null && !LINK.test(text) && findInjection(text, 'draft') === null) as string[];
}
