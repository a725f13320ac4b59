import { isRefusal, labelOf } from './sentence-forms.js';

/** A part of a posting, and how much its words say about the work. */
export interface Passage {
  text: string;
  /** 1 for requirements and tasks, more for the title, less for preferences, below 0 for what does not count. */
  emphasis: number;
}

/**
 * Emphasis by kind of passage. The title names the work. Preferences count less than requirements. Offers say little
 * about the work.
 */
export const EMPHASIS = { title: 2, demand: 1, wish: 0.4, offer: 0.1, excluded: -1 } as const;

const WISH =
  /^\W*(?:(?:it would |would be |it'd be )?(?:nice|good|great|helpful|useful)\b(?! command)|nice-to-have|plus(?:es)?\b|bonus|extras?\b|optional|advantage|desirable|desired|preferred|preferably|ideally|it would help|would help|you may have|we'd love|additional|beneficial|a plus\b|von vorteil|wünschenswert|souhaité|un plus\b|deseable|se valora)/i;
const OFFER =
  /^\W*(?:what we offer|we offer|benefits|perks|compensation|salary|about us|about the company|who we are|our offer|how to apply|why us|why join|equal opportunity|diversity|contact)\b/i;

/**
 * A line that is the title of the section below it: marked as a heading, in bold, or short and without punctuation at
 * its end. Items of a list are never headings.
 */
const HEADING = /^(?![-*•·+–]\s|\d+[.)]\s)(?:#+\s.*|\*\*[^*]+\*\*:?|__[^_]+__:?|[^.;,!?–-]{2,45}:?)$/;

/**
 * Wordings with which postings say that something does not count: "X alone isn't enough", "not what this role is
 * about", "X-only experience doesn't fit", "X does not help here", "we are not looking for X", "not a role for X",
 * "look at our other ad".
 */
const EXCLUSION = new RegExp(
  [
    String.raw`\b(?:is|are|was)(?: not|n't)(?: really| quite)? (?:what|who|the target|enough|sufficient|relevant|needed|required|part of|a fit|a match|addressed|meant|in scope|of interest|our focus|for )`,
    String.raw`\b(?:does|do|will|would|can)(?: not|n't) (?:help|fit|count|qualify|replace|suffice|apply here|suit|match|do\b|be enough|make up)`,
    String.raw`\bcannot (?:replace|substitute)`,
    String.raw`\bnot (?:a (?:role|job|position|place)|looking|searching|hiring|seeking|interested|what we|who we|for (?:people|those|candidates))\b`,
    String.raw`\b(?:another|other|different|separate) (?:opening|ad|ads|advert|role|roles|position|positions|posting|job)\b`,
  ].join('|'),
  'i',
);
/** What follows is wanted: "web servers do not replace client experience". */
const REPLACES = /n[o']t (?:replace|substitute)/i;
/** Where a sentence changes from what is not wanted to what is wanted. */
const TURN = /(?:;|,|–|—)\s*(?:but|rather|instead|we want|only)\b|;\s/i;
const SENTENCE_END = /(?<=[.!?])\s+(?=["'(*\p{Lu}])/u;
const isExcluded = (clause: string): boolean => EXCLUSION.test(clause) || isRefusal(clause);

function splitExclusion(sentence: string, emphasis: number): Passage[] {
  const clauses = sentence.split(TURN);
  return clauses.flatMap((text): Passage[] => {
    if (!isExcluded(text)) return [{ text, emphasis }];
    // The wording of the exclusion ("isn't sufficient") is not what is excluded, and what "doesn't replace" is wanted.
    const [before = '', ...after] = text.split(EXCLUSION);
    const rest = after.join(', ');
    return REPLACES.test(text)
      ? [
          { text: before, emphasis: EMPHASIS.excluded },
          { text: rest, emphasis },
        ]
      : [{ text: `${before}, ${rest}`, emphasis: EMPHASIS.excluded }];
  });
}

/** The emphasis that a heading or a label gives to the text below it; null if it gives none. */
const emphasisOf = (heading: string): number | null =>
  OFFER.test(heading) ? EMPHASIS.offer : WISH.test(heading) ? EMPHASIS.wish : null;

/** Splits a posting into passages with one emphasis each. */
export function passagesOf(posting: string): Passage[] {
  const passages: Passage[] = [];
  let section: number = EMPHASIS.demand;
  const lines = posting
    .replaceAll('’', "'")
    .split(/\r?\n/)
    .map((line) => line.trim());
  for (const line of lines.filter((text) => text !== '')) {
    if (passages.length === 0) {
      passages.push({ text: line.slice(0, 200), emphasis: EMPHASIS.title });
      passages.push(
        ...line
          .slice(200)
          .split(SENTENCE_END)
          .flatMap((sentence) => splitExclusion(sentence, section)),
      );
      continue;
    }
    if (HEADING.test(line)) {
      section = emphasisOf(line) ?? EMPHASIS.demand;
      passages.push({ text: line, emphasis: section });
      continue;
    }
    const label = labelOf(line);
    let emphasis = (label === undefined ? null : emphasisOf(label)) ?? section;
    for (const sentence of line.split(SENTENCE_END)) {
      emphasis = (labelOf(sentence) === undefined ? null : emphasisOf(sentence)) ?? emphasis;
      passages.push(...splitExclusion(sentence, emphasis));
    }
  }
  return passages;
}
