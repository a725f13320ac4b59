import { type SkillKind } from '../../domain/job-terms.js';

/** Maximum distance between two items of a list, in characters. */
const MAX_GAP = 60;

/** Kinds that are not names of things: an ordinary word can easily be next to a practice. */
const NOT_THINGS: ReadonlySet<SkillKind> = new Set<SkillKind>(['practice', 'method', 'field', 'certification']);

const LINKS =
  'and|or|plus|as well as|etc|e\\.?g|i\\.?e|like|such as|including|either|especially|preferably|ideally|alternatively|using';

/** Only characters and words that separate the items of a list. */
const PARTED = new RegExp(`^(?:[\\s,/|;:•·&+()\\[\\]\\-–.*_]|\\b(?:${LINKS})\\b)+$`, 'iu');

/** One other item of up to three words, with a comma or a slash before and after it. */
const ONE_BETWEEN = /^\s?[,/|;]\s?[\p{L}\p{N}.+#-]+(?: [\p{L}\p{N}.+#-]+){0,2}\s?[,/|;]\s?(?:(?:and|or) )?$/u;

/** How two neighbouring names in a text are separated. */
export type ListGap = 'none' | 'adjacent' | 'parted' | 'parted by lines' | 'one between';

/** Classifies the text between two names. Reads at most 60 characters. */
export function listGap(text: string, end: number, start: number): ListGap {
  if (start - end > MAX_GAP || start <= end) return 'none';
  const gap = text.slice(end, start);
  if (gap === ', ' || gap === '/' || gap === ' and ' || gap === ' or ') return 'parted';
  if (gap === ' ') return 'adjacent';
  const bare = gap.replaceAll(/\([^()]*\)/g, ' ').replaceAll(/(?<!\p{L})v?\d+(?:\.[\dx]+)*\+?/gu, ' ');
  if (/^\s*$/.test(bare)) return bare.includes('\n') ? 'parted by lines' : 'adjacent';
  if (PARTED.test(bare) && !/\.\s/.test(bare)) return bare.includes('\n') ? 'parted by lines' : 'parted';
  return ONE_BETWEEN.test(bare) ? 'one between' : 'none';
}

/** Most points from a list. */
export const MOST_LIST_POINTS = 2;

/**
 * Points from a neighbour in the same list: 2 for a named thing, 1 for a practice or for a neighbour that is itself
 * uncertain.
 * @param kind kind of the neighbour
 * @param isCertain whether the neighbour is accepted as a skill; otherwise there is only some evidence for it
 * @param isAlone whether the word is alone on its line, so that a line break also separates items
 */
export function listPoints(gap: ListGap, kind: SkillKind, isCertain: boolean, isAlone: boolean): number {
  switch (gap) {
    case 'parted':
      return isCertain && !NOT_THINGS.has(kind) ? MOST_LIST_POINTS : 1;
    case 'parted by lines':
      return isAlone ? 1 : 0;
    case 'adjacent':
    case 'one between':
      return isCertain ? 1 : 0;
    case 'none':
      return 0;
  }
}
