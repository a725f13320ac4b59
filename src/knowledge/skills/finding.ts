import { type SkillKind } from '../../domain/job-terms.js';
import { NEEDED_POINTS, neighbourPoints } from './evidence.js';
import { type Passage } from './passage.js';
import { type Shape, type Target } from './spelling-index.js';
import { type TitleCase } from './title-case.js';
import { versionEnd } from './version-suffix.js';

/** Kinds that are called by common nouns, which no sentence writes with a capital. */
const PURSUITS: ReadonlySet<SkillKind> = new Set<SkillKind>(['practice', 'method', 'field']);

/** A spelling found in a text, before it is judged. */
export interface Match {
  target: Target;
  shape: Shape;
  /** Its first and its last piece. */
  first: number;
  last: number;
  start: number;
  /** The end of the name, without a version number. */
  nameEnd: number;
}

/** A match, and what speaks for it. */
export interface Finding {
  readonly match: Match;
  /** The end of the mention, with the version number. */
  readonly end: number;
  /** Points from the words around; infinite where the spelling is sure. */
  readonly points: number;
  /** Points that it needs. */
  readonly needed: number;
  /** It is all that its line says. */
  readonly alone: boolean;
  accepted: boolean;
}

/** Weighs the words around a match. */
export function weigh(passage: Passage, match: Match, titleCase: TitleCase): Finding {
  const { shape, first, last, start, nameEnd } = match;
  const end = versionEnd(passage.text, nameEnd);
  const rule = shape.doubtful ? shape.entry.ambiguous : null;
  if (!rule) return { match, end, points: Number.POSITIVE_INFINITY, needed: 0, alone: false, accepted: true };
  const alone = passage.standsAlone(start, end);
  const points = neighbourPoints(passage, {
    text: passage.text.slice(start, nameEnd),
    end,
    first,
    last,
    spelling: shape.spelling,
    rule,
    isNoun: PURSUITS.has(shape.entry.kind),
    versioned: end > nameEnd,
    alone,
    inTitleCase: titleCase.at(start),
  });
  const needed = NEEDED_POINTS[rule.needs];
  return { match, end, points, needed, alone, accepted: points >= needed };
}
