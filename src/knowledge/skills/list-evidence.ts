import { type SkillKind } from '../../domain/job-terms.js';

/** How far two items of one list may lie apart, in characters. */
const REACH = 60;

/** Kinds that are no names of things: an ordinary word may well stand beside a practice. */
const NO_THINGS: ReadonlySet<SkillKind> = new Set<SkillKind>(['practice', 'method', 'field', 'certification']);

const LINKS =
  'and|or|plus|as well as|etc|e\\.?g|i\\.?e|like|such as|including|either|especially|preferably|ideally|alternatively|using';

/** Nothing but what parts the items of a list. */
const PARTED = new RegExp(`^(?:[\\s,/|;:•·&+()\\[\\]\\-–.*_]|\\b(?:${LINKS})\\b)+$`, 'iu');

/** One item of up to three words between, parted from both by a comma or a slash. */
const ONE_BETWEEN = /^\s?[,/|;]\s?[\p{L}\p{N}.+#-]+(?: [\p{L}\p{N}.+#-]+){0,2}\s?[,/|;]\s?(?:(?:and|or) )?$/u;

/** How two neighbours in the text belong together. */
export type ListGap = 'none' | 'adjacent' | 'parted' | 'parted by lines' | 'one between';

/** Reads what stands between two names. Looks at no more than 60 characters. */
export function listGap(text: string, end: number, start: number): ListGap {
  if (start - end > REACH || start <= end) return 'none';
  const gap = text.slice(end, start);
  if (gap === ', ' || gap === '/' || gap === ' and ' || gap === ' or ') return 'parted';
  if (gap === ' ') return 'adjacent';
  const bare = gap.replaceAll(/\([^()]*\)/g, ' ').replaceAll(/(?<!\p{L})v?\d+(?:\.[\dx]+)*\+?/gu, ' ');
  if (/^\s*$/.test(bare)) return bare.includes('\n') ? 'parted by lines' : 'adjacent';
  if (PARTED.test(bare) && !/\.\s/.test(bare)) return bare.includes('\n') ? 'parted by lines' : 'parted';
  return ONE_BETWEEN.test(bare) ? 'one between' : 'none';
}

/** Most points that a list can give. */
export const MOST_LIST_POINTS = 2;

/**
 * Points that a neighbour in the same list gives: 2 for a named thing, 1 for a practice or for what is doubtful itself.
 * @param kind what sort of thing the neighbour is
 * @param isCertain whether it is decided to be a skill; otherwise something speaks for it
 * @param isAlone the word stands alone on its line, so that a line break parts a list too
 */
export function listPoints(gap: ListGap, kind: SkillKind, isCertain: boolean, isAlone: boolean): number {
  switch (gap) {
    case 'parted':
      return isCertain && !NO_THINGS.has(kind) ? MOST_LIST_POINTS : 1;
    case 'parted by lines':
      return isAlone ? 1 : 0;
    case 'adjacent':
    case 'one between':
      return isCertain ? 1 : 0;
    case 'none':
      return 0;
  }
}
