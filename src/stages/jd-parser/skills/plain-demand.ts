import { type SkillKind } from '../../../domain/job-terms.js';
import { type SectionKind } from '../structure/headings.js';
import { type TextSpan } from '../text/text-builder.js';

/** Adjectives and nouns before "of X" that make X what is asked for. */
const DEPTH =
  '(?:strong|solid|good|deep|excellent|proven|sound|thorough|working|basic|hands[ -]on|practical|extensive|advanced|firm|great|demonstrated|demonstrable|broad|expert|in[ -]depth|profound|fundamental|clear|prior|some|first)';
const NOUN =
  '(?:understanding|grasp|knowledge|command|mastery|experience|expertise|proficiency|background|familiarity|skills?|fluency|competence)';
/** "Solid understanding of", "deep knowledge and experience in". */
const ASKED_BEFORE = new RegExp(
  String.raw`\b${DEPTH}(?:,? (?:and )?${DEPTH})?(?: \w{3,14}){0,2} ${NOUN}(?: and ${NOUN})? (?:of|in|with|about)(?: (?:the|modern|at least|basic|core|some|various|using|applying|practising|practicing|principles of|concepts of|fundamentals of)){0,2} $`,
  'i',
);
/** The beginning of a sentence that asks, wherever it stands. */
const ASKING_START = new RegExp(
  String.raw`^\W{0,4}(?:(?:an? |very |your )?(?:${DEPTH}|\d{1,2}\+? years?)(?:,? (?:and )?${DEPTH})?(?: of)? ){0,2}${NOUN}(?: and ${NOUN})? (?:of|in|with) `,
  'i',
);
/** What may stand around a name that is a bullet of its own. */
const LEAD = new RegExp(
  String.raw`^\W{0,4}(?:(?:${DEPTH}|${NOUN}|you know|you practise|you practice|and|both|of|in|with|the|an?) ){0,6}$`,
  'i',
);
const REST =
  /^ ?(?:skills?|experience|knowledge|principles?|practices?|concepts?|techniques?|methods?|fundamentals|basics|is required|required|is a must)?[\s.,;:!)]{0,3}$/i;
/** Between two names of one enumeration. */
const ENUMERATION = /^-? ?(?:,|\/|&|and|or|as well as|, and|, or)(?: \w{2,12}){0,1} ?$/i;

/** Words beside the names in a bullet that is nothing but names. */
const JOINTS = new Set(
  'and or plus etc with of in the a an as well experience knowledge understanding familiarity skills skill good strong solid basic testing tests test development programming tools like e g such similar practices principles methods methodologies databases'.split(
    ' ',
  ),
);
/** Parts in which a line of names asks for each of them. */
const LISTING: ReadonlySet<SectionKind> = new Set(['requirements', 'preferred', 'stack']);

/** Whether a sentence begins by asking ("Solid understanding of …"), so that it asks among the duties too. */
export function asksFromTheStart(sentence: string): boolean {
  return ASKING_START.test(sentence.slice(0, 120));
}

interface PlainName extends TextSpan {
  readonly entry: { readonly kind: SkillKind };
}

/** "Containers - Docker", "Automation tools like:": the name is the label of what follows. */
const LABEL_END = /^(?: \w{1,6}){0,2} ?(?::|-(?= )|\()/;

/**
 * Says of each name of a sentence whether it is asked for in so many words: a bullet of its own, "solid understanding
 * of X", or beside such a name in one enumeration.
 */
export function askedPlainly(
  text: string,
  sentence: TextSpan & { block: { section: SectionKind; kind: string } },
  names: readonly PlainName[],
): boolean[] {
  const { section } = sentence.block;
  const plain: boolean[] = [];
  const onlyNames = LISTING.has(section) && isOnlyNames(text, sentence, names);
  for (const [index, { start, end, entry }] of names.entries()) {
    const before = text.slice(Math.max(sentence.start, start - 80), start);
    const previous = names[index - 1];
    const alone =
      LISTING.has(section) && LEAD.test(text.slice(sentence.start, start)) && REST.test(text.slice(end, sentence.end));
    const enumerated =
      previous !== undefined && plain[index - 1] === true && ENUMERATION.test(text.slice(previous.end, start));
    const named = onlyNames && entry.kind !== 'field' && !LABEL_END.test(text.slice(end, end + 12));
    plain.push(named || alone || enumerated || ASKED_BEFORE.test(before));
  }
  const together = LISTING.has(section) ? fieldsAskedTogether(text, sentence, names) : 0;
  return plain.map((own, index) => own || index < together);
}

/** What may follow several fields that are asked for together: "front- and back-end development in TypeScript". */
const AFTER_FIELDS = /^ (?:in|using|with|on) /i;

/** Number of fields at the beginning of a sentence that are asked for together: "relational and document databases". */
function fieldsAskedTogether(text: string, sentence: TextSpan, names: readonly PlainName[]): number {
  const [first] = names;
  if (first === undefined || !LEAD.test(text.slice(sentence.start, first.start))) return 0;
  let count = 0;
  for (const { entry, start } of names) {
    const previous = names[count - 1];
    if (entry.kind !== 'field' || (previous !== undefined && !ENUMERATION.test(text.slice(previous.end, start)))) break;
    count++;
  }
  const rest = text.slice(names[count - 1]?.end ?? sentence.end, sentence.end);
  return count > 1 && (REST.test(rest) || AFTER_FIELDS.test(rest)) ? count : 0;
}

/** Whether the sentence has no other words than the names, words that join them and words that ask for them. */
function isOnlyNames(text: string, sentence: TextSpan, names: readonly TextSpan[]): boolean {
  let at = sentence.start;
  for (const { start, end } of names) {
    if (!hasOnlyJoints(text.slice(at, start))) return false;
    at = end;
  }
  return hasOnlyJoints(text.slice(at, sentence.end));
}

function hasOnlyJoints(between: string): boolean {
  return (between.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => JOINTS.has(word));
}
