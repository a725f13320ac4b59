import { type SkillKind } from '../../domain/job-terms.js';
import { NEEDED_POINTS, neighbourPoints } from './evidence.js';
import { type Passage } from './passage.js';
import { type Shape, type Target } from './spelling-index.js';
import { type TitleCase } from './title-case.js';
import { versionEnd } from './version-suffix.js';

/** Kinds whose names are common nouns, in lower case within a sentence. */
const COMMON_NOUN_KINDS: ReadonlySet<SkillKind> = new Set<SkillKind>(['practice', 'method', 'field']);

/** A spelling that was found in a text and is not yet decided. */
export interface Match {
  target: Target;
  shape: Shape;
  /** Indexes of its first and last piece. */
  first: number;
  last: number;
  start: number;
  /** The end of the name, without a version number. */
  nameEnd: number;
}

/** A match, with the evidence that it is a skill. */
export interface Finding {
  readonly match: Match;
  /** The end of the mention, including a version number. */
  readonly end: number;
  /** Points from the neighbouring words; infinite if the spelling is unambiguous. */
  readonly points: number;
  /** The points that it needs. */
  readonly needed: number;
  /** Whether the line contains nothing else. */
  readonly alone: boolean;
  accepted: boolean;
}

/** Evaluates the words around a match. */
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
    isNoun: COMMON_NOUN_KINDS.has(shape.entry.kind),
    versioned: end > nameEnd,
    alone,
    inTitleCase: titleCase.at(start),
  });
  const needed = NEEDED_POINTS[rule.needs];
  return { match, end, points, needed, alone, accepted: points >= needed };
}
