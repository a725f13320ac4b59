import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { type ForbiddenCode, forbiddenWordings } from '../../wording/forbidden-phrases.js';
import { refused, type DraftCheck } from '../draft-problem.js';
import { meantWords } from '../shown/concepts.js';
import { isPlain } from '../shown/draft-language.js';
import { shownWords } from '../shown/shown-words.js';
import { wordsAt } from '../text/sentence-words.js';

/** What a posting can state. A draft may then repeat it. */
const OF_POSTING: ReadonlySet<ForbiddenCode> = new Set<ForbiddenCode>(['benefit', 'pay', 'urgency', 'work-mode']);

/**
 * The draft has no wording of data/forbidden-phrases.json: clichés, flattery, urgency, pressure, claims without
 * evidence. Benefits, terms of pay and deadlines that the posting states may be repeated.
 */
export const checkForbiddenPhrases: DraftCheck = ({ sentences, language }, facts) => {
  const { posting } = shownWords(facts);
  const isStated = (words: string): boolean =>
    meantWords(plainWords(words)).every(
      ({ text, meanings }) => isPlain(text, language) || meanings.some((meaning) => posting.said.has(meaning)),
    );
  return sentences.flatMap((sentence) =>
    forbiddenWordings(sentence.words)
      .filter(({ code, text }) => !OF_POSTING.has(code) || !isStated(text))
      .map(({ code, reason, ...hit }) => refused(code, wordsAt(sentence, hit), reason)),
  );
};
