import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { type ForbiddenCode, forbiddenWordings } from '../../wording/forbidden-phrases.js';
import { type DraftFacts } from '../../facts/draft-facts.js';
import { skillKey } from '../../facts/skill-key.js';
import { personSkills, postingSkills } from '../../facts/skill-scope.js';
import { refused, type DraftCheck, type FoundWords } from '../draft-problem.js';
import { DENIES } from '../shown/posting-statements.js';
import { meantWords } from '../shown/concepts.js';
import { isPlain } from '../shown/draft-language.js';
import { shownWords } from '../shown/shown-words.js';
import { type Sentence } from '../text/draft-text.js';
import { wordsAt } from '../text/sentence-words.js';

/** What a posting can state. A draft may then repeat it. */
const OF_POSTING: ReadonlySet<ForbiddenCode> = new Set<ForbiddenCode>(['benefit', 'pay', 'urgency', 'work-mode']);

/**
 * The draft has no wording of data/forbidden-phrases.json: clichés, flattery, urgency, pressure, claims without
 * evidence. Benefits, terms of pay and deadlines that the posting states may be repeated. A wording that is the name of
 * a skill of the facts is none (`Ninja`, the build tool).
 */
export const checkForbiddenPhrases: DraftCheck = ({ sentences, language }, facts) => {
  const { posting } = shownWords(facts);
  const isStated = (words: string, isDenied: boolean): boolean =>
    meantWords(plainWords(words)).every(
      ({ text, meanings }) =>
        isPlain(text, language) ||
        meanings.some((meaning) => posting.said.has(meaning) || (isDenied && posting.denied.has(meaning))),
    );
  return sentences.flatMap((sentence) =>
    forbiddenWordings(sentence.words)
      .filter(({ code, text }) => !OF_POSTING.has(code) || !isStated(text, DENIES.test(sentence.words)))
      .flatMap(({ code, reason, ...hit }) => {
        const words = wordsAt(sentence, hit);
        return isHeldSkill(words, sentence, facts) ? [] : [refused(code, words, reason)];
      }),
  );
};

function isHeldSkill(words: FoundWords, sentence: Sentence, facts: DraftFacts): boolean {
  if (typeof words === 'string') return false;
  const start = words.index - sentence.start;
  const skill = sentence.technologies.find(
    (technology) => technology.start <= start && technology.end >= start + words[0].length,
  );
  if (skill === undefined) return false;
  const key = skillKey(skill.entry.name);
  return personSkills(facts).has(key) || postingSkills(facts).has(key);
}
