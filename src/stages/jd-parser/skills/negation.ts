import { type TextSpan } from '../text/text-builder.js';

/** A quick test: sentences without any of these words exclude nothing. */
const MAY_EXCLUDE =
  /\b(?:no|not|never|neither|nor|without|away|off|from|replac\w{1,4}|retir\w{1,4}|phas\w{1,4}|abandon\w{0,3}|ditch\w{0,3}|dropp\w{1,3}|sunset\w{0,4}|insufficient|poor|bad|wrong)\b|n't\b/i;

/**
 * Words that exclude the names right after them. What may stand between is limited to a few small words, so that the
 * words of another clause are not taken.
 */
const EXCLUDING: readonly RegExp[] = [
  /\bno (?!need|longer|matter|later|less|more than|fewer|doubt|problem|experience|prior|previous|one\b|other\b)(?:legacy |old |more |plain |raw )?$/i,
  /\bnot (?!only|just|merely|simply|limited|necessarily|least)(?:in |with |on |a |an |the |really |use |using |some |another |yet another ){0,2}$/i,
  /\b(?:never|nobody|no one|none of us) (?!stop|cease|mind)(?:\w{1,12} ){0,2}(?:with |in |on |any )?$/i,
  /\b(?:neither|nor) (?:\w{1,10} ){0,1}$/i,
  /\b(?:away|off|moved|switched|migrated|transitioned) (?:of |from )(?:(?!to |into |towards |with |by |for |and )\w{1,12} ){0,2}$/i,
  /\b(?:replaced|replacing|retired|retiring|abandoned|abandoning|ditched|dropped|dropping|sunsetting|phased out|phasing out|getting rid of|got rid of) (?:(?!to |into |towards |with |by |for |and )\w{1,12} ){0,2}$/i,
  /(?:\b(?:do not|did not|does not|will not|would not|cannot|no longer|are not|is not|have not)|\b(?:do|did|does|wo|would|ca|are|is|have)n't) (?!hurt|harm|matter|stop|hesitate)(?:\w{1,9} ){0,2}(?:use|using|used|need|want|write|touch|do|require|work with|work in|look for|looking for|know|need to know|have to know|need any|support|run)(?: any| for| a| an| the| to know| much){0,2} $/i,
];

/** What may stand between two names that one word excludes: "no PHP or WordPress". */
const SAME_LIST = /^(?: ?(?:,|\/|or|and|nor|, or|, nor|, and)(?: also| even)? ?| \w{3,12} (?:or|nor) )$/i;
/** Farthest that an excluding word stands before a name, in characters. */
const REACH = 50;

/** Clauses about people who should not apply, or about what is not enough: their names ask for nothing. */
const POOR_FIT =
  /\b(?:poor|bad|wrong|no) (?:fit|match|place|job|role)\b|\bnot (?:an? )?(?:good |great |right |ideal )?(?:fit|match)\b|\b(?:not|n't|alone is not|never) (?:be )?(?:enough|sufficient|happy here|count\b|the right (?:job|role|place))|\binsufficient\b|(?:\bnot|n't)(?: \w{1,8})? (?:right |made )?for (?:you|people|those|developers|engineers|someone)\b|(?:\b(?:will|would|do) not|\b(?:wo|would|do)n't) (?:enjoy|like|love|be happy|apply|count)\b|\bneed not apply\b|\bnot apply\b/i;
const CLAUSE_END = /[;.!?]|, but\b| - |\bbut (?:you|we|it)\b/gi;

/**
 * Says of each name of a sentence whether the grammar excludes it: "no PHP and no WordPress", "Python, not Java", "moved
 * away from Angular to React", "a course in Python alone is not enough".
 */
export function excludedIn(text: string, sentence: TextSpan, names: readonly TextSpan[]): boolean[] {
  const part = text.slice(sentence.start, sentence.end);
  if (names.length === 0 || !MAY_EXCLUDE.test(part)) return names.map(() => false);
  const clauses = clausesOf(part, sentence.start).filter(({ start, end }) => POOR_FIT.test(text.slice(start, end)));
  const excluded: boolean[] = [];
  for (const [index, { start, end }] of names.entries()) {
    const before = names[index - 1];
    const inPoorFit = clauses.some((clause) => start >= clause.start && end <= clause.end);
    const follows =
      before !== undefined && excluded[index - 1] === true && SAME_LIST.test(text.slice(before.end, start));
    excluded.push(inPoorFit || follows || isExcluded(text.slice(Math.max(sentence.start, start - REACH), start)));
  }
  return excluded;
}

function isExcluded(before: string): boolean {
  return EXCLUDING.some((pattern) => pattern.test(before));
}

function clausesOf(part: string, offset: number): TextSpan[] {
  const ends = [...part.matchAll(CLAUSE_END)].map(({ index }) => index).concat(part.length);
  let start = 0;
  return ends.map((end) => {
    const clause = { start: offset + start, end: offset + end };
    start = end;
    return clause;
  });
}
