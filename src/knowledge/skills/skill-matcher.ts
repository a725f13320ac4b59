import { isAsSpelled, NEEDED_POINTS, neighbourPoints, standsAlone } from './evidence.js';
import { type Piece, piecesOf } from './folding.js';
import { listPoints } from './list-evidence.js';
import { type SkillCatalogue, skillCatalogue } from './skill-catalogue.js';
import { readData } from './skill-data.js';
import type { SkillEntry } from './skill-entry.js';
import { jointOf, MOST_PIECES, type Shape, SpellingIndex, type Target } from './spelling-index.js';
import { TitleCase } from './title-case.js';
import { versionEnd } from './version-suffix.js';

/** A skill that a text names. */
export interface SkillMention {
  entry: SkillEntry;
  /** First character, in UTF-16 units. */
  start: number;
  /** The character after the last one, a version number included. */
  end: number;
  /** The words of the text. */
  text: string;
  /** `sure`: the spelling means nothing else; `context`: its neighbours decided. */
  certainty: 'sure' | 'context';
}

/** A place where a spelling was found and is yet to be judged. */
interface Finding {
  target: Target;
  shape: Shape;
  start: number;
  /** End of the name itself. */
  nameEnd: number;
  end: number;
  /** Points from the words around; Infinity where the spelling is sure. */
  points: number;
  needed: number;
  alone: boolean;
  accepted: boolean;
}

/** Finds every skill that a text names, the longest spelling first. Its time grows in step with the text. */
export class SkillMatcher {
  private readonly index: SpellingIndex;

  constructor(private readonly catalogue: SkillCatalogue) {
    this.index = new SpellingIndex(catalogue, readData<string[]>('ordinary-phrases.json'));
  }

  /** Mentions in the order of the text; they do not overlap. */
  find(text: string): SkillMention[] {
    const findings = this.collect(text);
    this.judge(text, findings);
    const accepted = findings.filter((finding) => finding.accepted);
    const named = new Set(accepted.filter((one) => !one.target.shared).map((one) => one.shape.entry.name));
    return accepted.map((finding) => ({
      entry: this.decideShared(finding, named),
      start: finding.start,
      end: finding.end,
      text: text.slice(finding.start, finding.end),
      certainty: finding.shape.doubtful ? 'context' : 'sure',
    }));
  }

  private collect(text: string): Finding[] {
    const pieces = piecesOf(text);
    const titleCase = new TitleCase(text);
    const findings: Finding[] = [];
    // An ordinary phrase hides what lies wholly inside it, but not a longer name that begins in it ("the next Next.js").
    let hiddenUntil = 0;
    for (let at = 0; at < pieces.length; ) {
      const match = this.longestAt(text, pieces, at);
      at = match?.shape ? match.last + 1 : at + 1;
      if (match && !match.shape) hiddenUntil = Math.max(hiddenUntil, match.end);
      if (!match?.shape || match.end <= hiddenUntil) continue;
      findings.push(this.examine(text, match.target, match.shape, match.start, match.end, titleCase));
    }
    return findings;
  }

  private longestAt(text: string, pieces: readonly Piece[], first: number) {
    let best: { target: Target; shape: Shape | undefined; start: number; end: number; last: number } | undefined;
    let key = '';
    const joints: [number, ReturnType<typeof jointOf>, boolean][] = [];
    for (let last = first; last < pieces.length && last < first + MOST_PIECES; last++) {
      const piece = pieces[last] as Piece;
      const before = pieces[last - 1];
      if (last > first && before) {
        const joint = jointOf(text.slice(before.end, piece.start));
        if (joint === 'other') break;
        joints.push([key.length, joint, startsUpper(text, before.start) && startsUpper(text, piece.start)]);
      }
      key += piece.key;
      if (key.length > this.index.longest || !this.index.opens(key)) break;
      const target = this.index.get(key) ?? (last === first ? this.index.get(withoutVersion(key)) : undefined);
      if (!target) continue;
      const fitting = target.shapes.filter((shape) => fits(shape, joints));
      const written = text.slice(pieces[first]?.start ?? 0, piece.end);
      const shape = fitting.find((one) => isAsSpelled({ text: written, spelling: one.spelling })) ?? fitting[0];
      if (shape || target.ordinary) best = { target, shape, start: pieces[first]?.start ?? 0, end: piece.end, last };
    }
    return best;
  }

  private examine(text: string, target: Target, shape: Shape, start: number, nameEnd: number, titleCase: TitleCase): Finding {
    const end = versionEnd(text, nameEnd);
    const rule = shape.doubtful ? shape.entry.ambiguous : null;
    const base = { target, shape, start, nameEnd, end, alone: standsAlone(text, start, end) };
    if (!rule) return { ...base, points: Number.POSITIVE_INFINITY, needed: 0, accepted: true };
    const occurrence = { text: text.slice(start, nameEnd), start, end, spelling: shape.spelling, rule, versioned: end > nameEnd };
    const points = neighbourPoints(text, occurrence, titleCase.at(start));
    const needed = NEEDED_POINTS[rule.needs];
    return { ...base, points, needed, accepted: points >= needed };
  }

  /** Lists decide the rest: once from left to right and once back, so that one sure item carries a whole list. */
  private judge(text: string, findings: Finding[]): void {
    for (let index = 0; index < findings.length; index++) this.reconsider(text, findings, index);
    for (let index = findings.length - 1; index >= 0; index--) this.reconsider(text, findings, index);
  }

  private reconsider(text: string, findings: readonly Finding[], index: number): void {
    const finding = findings[index] as Finding;
    if (finding.accepted || finding.points === Number.NEGATIVE_INFINITY) return;
    const left = findings[index - 1];
    const right = findings[index + 1];
    const fromLeft = left ? listPoints(text, left, finding, sibling(left, finding), finding.alone) : 0;
    const fromRight = right ? listPoints(text, finding, right, sibling(right, finding), finding.alone) : 0;
    finding.accepted = finding.points + Math.max(fromLeft, fromRight) >= finding.needed;
  }

  private decideShared(finding: Finding, named: ReadonlySet<string>): SkillEntry {
    const { shared } = finding.target;
    if (!shared) return finding.shape.entry;
    const other = shared.otherwise.find((one) => one.near.some((name) => named.has(name)));
    return this.catalogue.byName(other?.name ?? shared.usually) ?? finding.shape.entry;
  }
}

function sibling(other: Finding, finding: Finding) {
  const lone = finding.nameEnd - finding.start === 1;
  const possible = other.accepted || (!lone && other.points > 0);
  return { start: other.start, end: other.end, kind: other.shape.entry.kind, certain: other.accepted, possible };
}

/** Whether a shape may be parted as the text parts it. */
function fits(shape: Shape, joints: readonly (readonly [number, string, boolean])[]): boolean {
  return joints.every(([offset, joint, capitals]) => {
    if (joint === 'none') return true;
    const own = shape.joints.get(offset);
    if (own !== undefined) return joint !== 'slash' || own === 'slash';
    return shape.humps.has(offset) && joint !== 'slash' && (joint !== 'space' || capitals);
  });
}

function startsUpper(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first !== first.toLowerCase();
}

/** `python3` and `html5` are `python` and `html`; what is left must be long enough to be a name. */
function withoutVersion(key: string): string {
  const name = key.replace(/\d{1,2}$/, '');
  return name.length >= 3 || name.endsWith('+') ? name : key;
}

let matcher: SkillMatcher | undefined;

/** Every skill that a text names. Expects typographic quotes and ligatures to be made plain by the caller. */
export function findSkills(text: string): SkillMention[] {
  matcher ??= new SkillMatcher(skillCatalogue());
  return matcher.find(text);
}
