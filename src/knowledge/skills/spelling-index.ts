import { type SkillKind } from '../../domain/job-terms.js';
import { fold, piecesOf } from './folding.js';
import { type Joint, jointOf } from './joint.js';
import { type SkillCatalogue } from './skill-catalogue.js';
import { type SharedSpelling, type SkillEntry, type SkillSpelling } from './skill-entry.js';

/** Kinds whose names are common nouns, so that plural and singular mean the same ("REST APIs", "smart contract"). */
const NOUN_KINDS: ReadonlySet<SkillKind> = new Set<SkillKind>(['practice', 'method', 'field', 'protocol', 'standard']);

/** Lengths of the prefixes that are stored. */
const OPENINGS = [3, 8] as const;

/** One way to write a skill: where its folded form may be separated. */
export interface Shape {
  spelling: string;
  entry: SkillEntry;
  doubtful: boolean;
  /** Offsets in the folded form where the spelling itself is separated, and by what. */
  joints: ReadonlyMap<number, Joint>;
  /** Offsets where a capital follows a lower-case letter (`Postgre|SQL`). */
  humps: ReadonlySet<number>;
}

const NO_SPELLINGS: readonly SkillSpelling[] = [];

/** The meaning of a folded spelling. */
export class Target {
  private spellings: readonly SkillSpelling[] = NO_SPELLINGS;
  private known: Shape[] | undefined;

  /**
   * @param shared the rule, if several skills share the spelling
   * @param ordinary whether it is an ordinary phrase ("go to market"), which hides the names inside it
   */
  constructor(
    readonly shared: SharedSpelling | undefined,
    readonly ordinary: boolean,
  ) {}

  add(spelling: SkillSpelling): void {
    // A new array of the right length: `push` reserves room for 17 elements, and nearly all targets have one.
    this.spellings = [...this.spellings, spelling];
  }

  /** Computed when the spelling is first found in a text, because most never are. */
  get shapes(): readonly Shape[] {
    this.known ??= this.spellings.map(shapeOf);
    return this.known;
  }
}

/** All spellings by their folded form. */
export class SpellingIndex {
  private readonly targets = new Map<string, Target>();
  /** Prefixes of all folded forms. The first three characters rule out most words of a text. */
  private readonly openings = new Set<string>();
  private readonly shared: ReadonlyMap<string, SharedSpelling>;
  private longest = 0;

  constructor(catalogue: SkillCatalogue, ordinaryPhrases: readonly string[]) {
    this.shared = new Map(catalogue.sharedSpellings.map((rule) => [fold(rule.spelling), rule]));
    const spellings = catalogue.spellings();
    for (const spelling of spellings) this.add(spelling.folded, spelling);
    for (const spelling of spellings) this.addOtherNumber(spelling);
    for (const phrase of ordinaryPhrases) this.addPhrase(fold(phrase));
  }

  get(key: string): Target | undefined {
    return this.targets.get(key);
  }

  /** Whether a spelling can start with this key. */
  opens(key: string): boolean {
    if (key.length < OPENINGS[0] || key.length > this.longest) return key.length <= this.longest;
    const length = OPENINGS.findLast((one) => one <= key.length) ?? OPENINGS[0];
    return this.openings.has(key.length === length ? key : key.slice(0, length));
  }

  private add(key: string, spelling: SkillSpelling): void {
    const target = this.targets.get(key) ?? this.put(key, new Target(this.shared.get(key), false));
    target.add(spelling);
  }

  /** Adds an ordinary phrase, unless it is also the spelling of a skill. */
  private addPhrase(key: string): void {
    if (!this.targets.has(key)) this.put(key, new Target(undefined, true));
  }

  private put(key: string, target: Target): Target {
    this.targets.set(key, target);
    for (const length of OPENINGS) if (key.length >= length) this.openings.add(key.slice(0, length));
    this.longest = Math.max(this.longest, key.length);
    return target;
  }

  /** Adds the plural of a singular and the singular of a plural, unless it is already another spelling. */
  private addOtherNumber(spelling: SkillSpelling): void {
    const last = /(?<![a-z])[a-z]{3,}$/i.exec(spelling.spelling)?.[0];
    // The S of MPLS is not a plural.
    if (last === undefined || last.endsWith('S')) return;
    const several = last.length < spelling.spelling.length;
    if (!several && !(NOUN_KINDS.has(spelling.entry.kind) && last.length > 3)) return;
    const other = otherNumber(spelling.folded, last.toLowerCase());
    if (other !== undefined && !this.targets.has(other)) this.add(other, spelling);
  }
}

function otherNumber(key: string, last: string): string | undefined {
  if (/(?:ss|ics|ing|js|us|is)$/.test(last)) return undefined;
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
    if (before) joints.set(offset, jointOf(spelling, before.end, piece.start));
    for (let at = piece.start + 1; at < piece.end; at++) {
      if (/[a-z][A-Z]/.test(spelling.slice(at - 1, at + 1))) humps.add(offset + at - piece.start);
    }
    offset += piece.key.length;
  });
  return { spelling, entry, doubtful: needsContext, joints, humps };
}
