import { isRefusal, labelOf } from './sentence-forms.js';

/** A stretch of a posting, and how much its words say about the work. */
export interface Passage {
  text: string;
  /** 1 for demands and tasks, more for the title, less for what is merely liked, below 0 for what does not count. */
  emphasis: number;
}

/** Emphasis by place. The title names the work; wishes count less than demands; offers say little about the work. */
export const EMPHASIS = { title: 2, demand: 1, wish: 0.4, offer: 0.1, excluded: -1 } as const;

const WISH =
  /^\W*(?:(?:it would |would be |it'd be )?(?:nice|good|great|helpful|useful)\b(?! command)|nice-to-have|plus(?:es)?\b|bonus|extras?\b|optional|advantage|desirable|desired|preferred|preferably|ideally|it would help|would help|you may have|we'd love|additional|beneficial|a plus\b|von vorteil|wünschenswert|souhaité|un plus\b|deseable|se valora)/i;
const OFFER =
  /^\W*(?:what we offer|we offer|benefits|perks|compensation|salary|about us|about the company|who we are|our offer|how to apply|why us|why join|equal opportunity|diversity|contact)\b/i;

/** A line that names the section below it: marked as such, in bold, or short and without an end; never an item of a list. */
const HEADING = /^(?![-*•·+–]\s|\d+[.)]\s)(?:#+\s.*|\*\*[^*]+\*\*:?|__[^_]+__:?|[^.;,!?–-]{2,45}:?)$/;

/**
 * How postings say that something does not count: "X alone isn't enough", "not what this role is about", "X-only
 * experience doesn't fit", "X does not help here", "we are not looking for X", "not a role for X", "look at our other ad".
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
/** Where a sentence turns from what is not meant to what is. */
const TURN = /(?:;|,|–|—)\s*(?:but|rather|instead|we want|only)\b|;\s/i;
const SENTENCE_END = /(?<=[.!?])\s+(?=["'(*\p{Lu}])/u;
const isExcluded = (clause: string): boolean => EXCLUSION.test(clause) || isRefusal(clause);

function splitExclusion(sentence: string, emphasis: number): Passage[] {
  const clauses = sentence.split(TURN);
  return clauses.map((text) => ({ text, emphasis: isExcluded(text) ? EMPHASIS.excluded : emphasis }));
}

/** What a heading or a label makes of the text under it; null where it says nothing of the kind. */
const emphasisOf = (heading: string): number | null =>
  OFFER.test(heading) ? EMPHASIS.offer : WISH.test(heading) ? EMPHASIS.wish : null;

/** Cuts a posting into passages of one emphasis each. */
export function passagesOf(posting: string): Passage[] {
  const passages: Passage[] = [];
  let section: number = EMPHASIS.demand;
  const lines = posting.split(/\r?\n/).map((line) => line.trim());
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
