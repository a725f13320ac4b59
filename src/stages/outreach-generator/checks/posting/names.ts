import { isCommonWord } from '../../wording/common-words.js';
import { refused, type DraftCheck, type FoundProblem, type DraftProblemCode } from '../draft-problem.js';
import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { meantWords } from '../shown/concepts.js';
import { isPlain } from '../shown/draft-language.js';
import { shownWords } from '../shown/shown-words.js';
import { skillKey } from '../../facts/skill-key.js';
import { personSkills, postingSkills } from '../../facts/skill-scope.js';

const GREETING =
  /^\s*(?:hi|hello|dear|hey|greetings|good (?:day|morning|afternoon|evening))(?: there)?(?:[ ,]{1,9}(?<name>[^\s,:!.][^,:!.\n]{0,59}?)?)?\s*[,:!.\n]/i;
/** A word that looks like a name: it starts with a capital or has capitals inside. */
const CAPITALISED =
  /(?<![\p{L}\d⟦'’.@/_-])(?:\p{Lu}[\p{L}\p{M}\d]*(?:[-'’&.]\p{L}[\p{L}\p{M}\d]*)*|\p{Ll}+\p{Lu}[\p{L}\d]*)/gu;
const WEEKDAY_OR_MONTH =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|January|February|March|April|May|June|July|August|September|October|November|December)$/;
const BEFORE_COMPANY =
  /\b(?:at|join|joining|joined|leave|leaving|left|with|for|by|behind|company|employer|client|startup|via)(?: (?:the|our|a|an))?\s*$/i;
const EMPLOYER_BEFORE = /\b(?:at|join|joining|joined)\s*$/i;
const EMPLOYER_AFTER =
  /^(?: (?:in|of|from) ⟦p⟧)? (?:is|are) (?:now |also )?(?:hiring|looking|recruiting|growing|searching)\b/i;
const BEFORE_PLACE =
  /\b(?:in|near|outside|downtown|city of|based out of|(?:work|working|sit|sitting|live|living|commut\w+|mov\w+|relocat\w+|travel\w*|fly\w*|com\w+) (?:from|to))(?: the)?\s*$/i;
const SPOKEN_OF_COMPANY = /\b(?:company|employer|client|firm|business)\b/i;
const AFTER_COMPANY =
  /^(?:'s|’s)?(?: (?:in|of|from) ⟦p⟧)?\s+(?:is|are|has|was|will|would|needs?|wants?|seeks?|builds?|offers?|pays?|makes?|hires?|runs?|looks?|asks?|team|engineering|office|headquarters|group|labs)\b/i;
const AFTER_PLACE = /^-based\b|^ (?:area|office|region|timezone)\b/i;

/** The greeting names the person, and every other name comes from the facts. */
export const checkNames: DraftCheck = ({ draft, sentences, language, neutral }, facts) => {
  const shown = shownWords(facts);
  const isShown = (word: string, sentence: string): boolean => {
    const words = meantWords(plainWords(word));
    return words.length > 0 && words.every((each) => isPlain(each.text, language) || shown.isSaid(each, sentence));
  };
  const skills = new Set([...personSkills(facts), ...postingSkills(facts)]);
  const body = draft.subjectLine === null ? neutral : neutral.slice(neutral.indexOf('\n') + 1);
  const greeted = GREETING.exec(body)?.groups?.['name']?.trim() ?? '';
  const isOther =
    greeted !== '' && !/^(?:⟦[ne]⟧|there)$/i.test(greeted.replace(/(?:⟦n⟧ ?)+/, '⟦n⟧')) && /^\p{Lu}|^@/u.test(greeted);
  const problems: FoundProblem[] = isOther ? [refused('name', greeted, 'the person has another name')] : [];
  for (const { text, start: sentenceStart, isSubject, technologies } of sentences) {
    for (const found of text.matchAll(CAPITALISED)) {
      const [word] = found;
      const start = found.index;
      const before = text.slice(0, start);
      const after = text.slice(start + word.length);
      const isEmployer = EMPLOYER_BEFORE.test(before) || EMPLOYER_AFTER.test(after);
      // Many technologies have the name of the company that makes them.
      if (!isEmployer && technologies.some((technology) => start >= technology.start && start < technology.end))
        continue;
      if (
        isCommonWord(word) ||
        WEEKDAY_OR_MONTH.test(word) ||
        (!isEmployer && isShown(word, isSubject ? 'your work' : text)) ||
        /^[A-Z]$/.test(word) ||
        /^[A-Z]{3}$/.test(word) ||
        (!isEmployer && skills.has(skillKey(word)))
      )
        continue;
      if (isOther && greeted.includes(word)) continue;
      const opens = /^["'([\s-]*$/.test(before) || /[:,]\s*["'(]*$/.test(before);
      const speaksForName = AFTER_COMPANY.test(after) || /^ \p{Lu}\p{L}/u.test(after) || isSubject;
      // At the start of a sentence, an unusual word is a name only if something else indicates it.
      if (opens && !speaksForName && !/\p{Ll}\p{Lu}/u.test(word)) continue;
      problems.push(
        refused(
          codeOf(word, before, after),
          { 0: word, index: sentenceStart + start },
          'neither the evidence nor the posting has this name',
        ),
      );
    }
  }
  return problems;
};

function codeOf(word: string, before: string, after: string): DraftProblemCode {
  if (AFTER_PLACE.test(after) || word.endsWith('-based')) return 'place';
  if (BEFORE_PLACE.test(before)) return 'place';
  if (BEFORE_COMPANY.test(before) || SPOKEN_OF_COMPANY.test(before.slice(before.lastIndexOf('.') + 1)))
    return 'company';
  return AFTER_COMPANY.test(after) ? 'company' : 'unknown-name';
}
