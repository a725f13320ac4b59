/** How far two items of one list may lie apart, in characters. */
const REACH = 60;

/** Kinds that are names of things; a practice beside a word says less about it. */
const THINGS = new Set(['language', 'framework', 'library', 'database', 'messaging', 'cloud', 'cloud-service', 'tool', 'platform', 'operating-system', 'protocol']);

const LINKS = '(?:and|or|and/or|plus|as well as|etc|e\\.?g|i\\.?e|like|such as|including|either|especially|preferably|ideally)';
/** Nothing but what parts the items of a list. */
const PARTED = new RegExp(`^(?:[\\s,/|;:•·&+()\\[\\]\\-–.*]|\\b${LINKS}\\b)+$`, 'iu');
/** Items of up to three words between, each parted by a comma or a slash. */
const ONE_BETWEEN = /^\s?[,/|;]\s?[\p{L}\p{N}.+#-]+(?: [\p{L}\p{N}.+#-]+){0,2}\s?[,/|;]\s?(?:(?:and|or) )?$/u;

/** The other item, and what is known about it. */
export interface Sibling {
  start: number;
  end: number;
  kind: string;
  /** Decided to be a skill. */
  certain: boolean;
  /** Not decided, but something speaks for it. */
  possible: boolean;
}

/**
 * Points that a neighbour in the same list gives: 2 for a named thing, 1 for a practice or for what is doubtful itself.
 * @param alone the word stands alone on its line, so that a line break parts a list too
 */
export function listPoints(text: string, left: { end: number }, right: { start: number }, sibling: Sibling, alone: boolean): number {
  if (!sibling.certain && !sibling.possible) return 0;
  if (right.start - left.end > REACH || right.start <= left.end) return 0;
  const gap = text.slice(left.end, right.start).replaceAll(/\([^()]*\)/g, ' ').replaceAll(/(?<![\p{L}])v?\d+(?:\.[\dx]+)*\+?/gu, ' ');
  if (gap.includes('\n') && !alone) return 0;
  const weight = sibling.certain && THINGS.has(sibling.kind) ? 2 : 1;
  if (/^\s*$/.test(gap)) return sibling.certain ? 1 : 0;
  if (PARTED.test(gap) && !/\.\s/.test(gap)) return weight;
  return sibling.certain && ONE_BETWEEN.test(gap) ? 1 : 0;
}
