import { fold, piecesOf } from './folding.js';
import type { SkillCatalogue } from './skill-catalogue.js';
import type { SharedSpelling, SkillEntry, SkillSpelling } from './skill-entry.js';

/** Most pieces that one spelling may have: "AWS Certified Solutions Architect – Associate" has five. */
export const MOST_PIECES = 8;

/** Kinds whose names are common nouns, so that their plural and singular mean the same ("REST APIs", "smart contract"). */
const NOUN_KINDS = new Set(['practice', 'method', 'field', 'protocol', 'standard']);

/** What joins two pieces in a text or in a spelling. */
export type Joint = 'none' | 'space' | 'hyphen' | 'dot' | 'slash' | 'other';

/** One way to write a skill: where its folded form may be parted. */
export interface Shape {
  spelling: string;
  entry: SkillEntry;
  doubtful: boolean;
  /** Offsets in the folded form where the spelling itself is parted, and how. */
  joints: ReadonlyMap<number, Joint>;
  /** Offsets where a capital follows a small letter (`Postgre|SQL`). */
  humps: ReadonlySet<number>;
}

/** What a folded spelling stands for. */
export interface Target {
  shapes: Shape[];
  /** The rule, where several skills claim it. */
  shared: SharedSpelling | undefined;
  /** An ordinary phrase ("go to market") that hides what lies in it. */
  ordinary: boolean;
}

/** Every spelling by its folded form. */
export class SpellingIndex {
  private readonly targets = new Map<string, Target>();
  /** First three characters of every folded form: most words of a text are dismissed by them. */
  private readonly openings = new Set<string>();
  /** Length of the longest folded form. */
  readonly longest: number;

  constructor(catalogue: SkillCatalogue, ordinaryPhrases: readonly string[]) {
    const shared = new Map(catalogue.sharedSpellings.map((rule) => [fold(rule.spelling), rule]));
    const spellings = catalogue.spellings();
    for (const spelling of spellings) this.add(fold(spelling.spelling), shapeOf(spelling), shared);
    for (const spelling of spellings) this.addOtherNumber(spelling, shared);
    for (const phrase of ordinaryPhrases) {
      const key = fold(phrase);
      if (!this.targets.has(key)) this.targets.set(key, { shapes: [], shared: undefined, ordinary: true });
    }
    this.longest = Math.max(...[...this.targets.keys()].map((key) => key.length));
    for (const key of this.targets.keys()) this.openings.add(key.slice(0, 3));
  }

  get(key: string): Target | undefined {
    return this.targets.get(key);
  }

  /** Whether some spelling begins like this; true where the key is too short to tell. */
  opens(key: string): boolean {
    return key.length < 3 || this.openings.has(key.slice(0, 3));
  }

  private add(key: string, shape: Shape, shared: ReadonlyMap<string, SharedSpelling>): void {
    if (key === '') return;
    const target = this.targets.get(key);
    if (target) target.shapes.push(shape);
    else this.targets.set(key, { shapes: [shape], shared: shared.get(key), ordinary: false });
  }

  /** Adds the plural of a singular and the singular of a plural, unless another spelling is written so. */
  private addOtherNumber(spelling: SkillSpelling, shared: ReadonlyMap<string, SharedSpelling>): void {
    const pieces = piecesOf(spelling.spelling);
    if (pieces.length < 2 && !(NOUN_KINDS.has(spelling.entry.kind) && spelling.spelling.length > 3)) return;
    const key = fold(spelling.spelling);
    const other = otherNumber(key, pieces.at(-1)?.key ?? '');
    if (other !== undefined && !this.targets.has(other)) this.add(other, shapeOf(spelling), shared);
  }
}

function otherNumber(key: string, last: string): string | undefined {
  if (last.length < 3 || !/^[a-z]+$/.test(last) || /(?:ss|ics|ing|js|us|is)$/.test(last)) return undefined;
  if (last.endsWith('ies')) return `${key.slice(0, -3)}y`;
  if (last.endsWith('s')) return key.slice(0, -1);
  return /[^aeiou]y$/.test(last) ? `${key.slice(0, -1)}ies` : `${key}s`;
}

function shapeOf({ spelling, entry, needsContext }: SkillSpelling): Shape {
  const joints = new Map<number, Joint>();
  const humps = new Set<number>();
  const pieces = piecesOf(spelling);
  let offset = 0;
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    if (before) joints.set(offset, jointOf(spelling.slice(before.end, piece.start)));
    for (let at = piece.start + 1; at < piece.end; at++) {
      if (/[a-z][A-Z]/.test(spelling.slice(at - 1, at + 1))) humps.add(offset + at - piece.start);
    }
    offset += piece.key.length;
  });
  return { spelling, entry, doubtful: needsContext, joints, humps };
}

/** How two pieces are joined by the text between them. */
export function jointOf(between: string): Joint {
  if (between === '') return 'none';
  if (between.length > 3) return 'other';
  if (/^[ \t\u00a0]*\n?[ \t\u00a0]*$/.test(between) || between === '® ' || between === '™ ') return 'space';
  if (/^[-_\u2010-\u2013]$/.test(between)) return 'hyphen';
  if (between === '.') return 'dot';
  return /^ ?\/ ?$/.test(between) ? 'slash' : 'other';
}
