import { Addresses } from './addresses.js';
import { Ellipses } from './ellipses.js';
import { isAsSpelled } from './evidence.js';
import { withoutVersion } from './folding.js';
import { type Finding, type Match, weigh } from './finding.js';
import { type Joint, jointOf } from './joint.js';
import { type ListGap, listGap, listPoints, MOST_LIST_POINTS } from './list-evidence.js';
import { Passage } from './passage.js';
import { acceptPlainLists, acceptRelated } from './plain-lists.js';
import { completeSharedWords } from './shared-words.js';
import { type SkillCatalogue, skillCatalogue } from './skill-catalogue.js';
import { readData } from './skill-data.js';
import { type SkillEntry, type SkillMention } from './skill-entry.js';
import { type Shape, SpellingIndex, type Target } from './spelling-index.js';
import { TitleCase } from './title-case.js';

export { type SkillMention } from './skill-entry.js';

/** Most pieces in one spelling: "AWS Certified Solutions Architect – Associate" has five. */
const MOST_PIECES = 8;

/** Finds every skill that a text names, longer spellings first. Its time is linear in the length of the text. */
export class SkillMatcher {
  private readonly index: SpellingIndex;
  private readonly ellipses: Ellipses;

  constructor(private readonly catalogue: SkillCatalogue) {
    this.index = new SpellingIndex(catalogue, readData<string[]>('ordinary-phrases.json'));
    this.ellipses = new Ellipses(catalogue);
  }

  /** The mentions in the order of the text, without overlaps. */
  find(text: string): SkillMention[] {
    const passage = new Passage(text);
    const findings = this.collect(passage);
    judge(text, findings);
    acceptPlainLists(passage, findings);
    acceptRelated(text, findings);
    judge(text, findings);
    const accepted = findings.filter((finding) => finding.accepted);
    const named = new Set(
      accepted.filter(({ match }) => !match.target.shared).map(({ match }) => match.shape.entry.name),
    );
    const mentions = accepted.map(({ match, end }): SkillMention => {
      const { start, shape } = match;
      const entry = this.decideShared(match, named);
      return { entry, start, end, text: text.slice(start, end), certainty: shape.doubtful ? 'context' : 'sure' };
    });
    const completed = completeSharedWords(passage, mentions, (pieces) => this.spelled(pieces));
    return this.ellipses.complete(passage, completed);
  }

  /** The skill with this spelling, if the spelling is not also an ordinary word. */
  private spelled(pieces: readonly string[]): SkillEntry | undefined {
    const shape = this.index.get(pieces.join(''))?.shapes[0];
    return shape === undefined || shape.doubtful ? undefined : shape.entry;
  }

  private collect(passage: Passage): Finding[] {
    const { text } = passage;
    const titleCase = new TitleCase(text);
    const addresses = new Addresses(text);
    const findings: Finding[] = [];
    // An ordinary phrase hides names that are completely inside it, but not a longer name that starts in it ("the next
    // Next.js").
    let hiddenUntil = 0;
    for (let at = 0; at < passage.pieces.length;) {
      const match = this.longestAt(passage, at);
      at = match?.shape ? match.last + 1 : at + 1;
      if (match && !match.shape) hiddenUntil = Math.max(hiddenUntil, match.nameEnd);
      if (!match?.shape || match.nameEnd <= hiddenUntil || addresses.holds(match.start, match.nameEnd)) continue;
      findings.push(weigh(passage, match as Match, titleCase));
    }
    return findings;
  }

  private longestAt({ text, pieces }: Passage, first: number) {
    let best: (Omit<Match, 'shape'> & { shape: Shape | undefined }) | undefined;
    const start = pieces[first]?.start ?? 0;
    const cuts: Cut[] = [];
    let key = '';
    for (let last = first; last < pieces.length && last < first + MOST_PIECES; last++) {
      const piece = pieces[last];
      const before = pieces[last - 1];
      if (!piece) break;
      if (last > first && before) {
        const joint = jointOf(text, before.end, piece.start);
        if (joint === 'other') break;
        const capitals = startsUpper(text, before.start) && startsUpper(text, piece.start);
        cuts.push({ offset: key.length, joint, capitals });
      }
      key += piece.key;
      const target = this.index.get(key) ?? (last === first ? this.index.get(withoutVersion(key)) : undefined);
      const shape = target && fittingShape(target, cuts, text.slice(start, piece.end));
      if (target && (shape || target.ordinary)) best = { target, shape, first, last, start, nameEnd: piece.end };
      if (!this.index.opens(key)) break;
    }
    return best;
  }

  private decideShared({ target, shape }: Match, named: ReadonlySet<string>): SkillEntry {
    const { shared } = target;
    if (!shared) return shape.entry;
    const other = shared.otherwise.find((one) => one.near.some((name) => named.has(name)));
    return this.catalogue.byName(other?.name ?? shared.usually) ?? shape.entry;
  }
}

/** A place where the text separates a folded spelling, and by what. */
interface Cut {
  offset: number;
  joint: Joint;
  /** Whether the pieces on both sides start with a capital. */
  capitals: boolean;
}

/**
 * Decides by lists what the neighbouring words left open: once from left to right and once back, so that one certain
 * item supports the whole list.
 */
function judge(text: string, findings: readonly Finding[]): void {
  const gaps: ListGap[] = [];
  const pointsBetween = (finding: Finding, other: Finding | undefined, left: number): number => {
    if (!other || !mayCarry(other, finding)) return 0;
    gaps[left] ??= listGap(text, findings[left]?.end ?? 0, findings[left + 1]?.match.start ?? 0);
    return listPoints(gaps[left], other.match.shape.entry.kind, other.accepted, finding.alone);
  };
  const reconsider = (finding: Finding, index: number): void => {
    if (finding.accepted || finding.points + MOST_LIST_POINTS < finding.needed) return;
    const fromLeft = pointsBetween(finding, findings[index - 1], index - 1);
    const fromRight = pointsBetween(finding, findings[index + 1], index);
    finding.accepted = finding.points + Math.max(fromLeft, fromRight) >= finding.needed;
  };
  findings.forEach(reconsider);
  for (let index = findings.length - 1; index >= 0; index--) reconsider(findings[index] as Finding, index);
}

/** A single letter is accepted only beside a certain neighbour: "A, B or C" is not a list of languages. */
function mayCarry(other: Finding, { match }: Finding): boolean {
  return other.accepted || (match.nameEnd - match.start > 1 && other.points > 0);
}

/** The spelling that matches the separators in the text; preferably one with the same capitals. */
function fittingShape(target: Target, cuts: readonly Cut[], written: string): Shape | undefined {
  const fitting = target.shapes.filter((shape) => cuts.every((cut) => mayPart(shape, cut)));
  return fitting.find((shape) => isAsSpelled({ text: written, spelling: shape.spelling })) ?? fitting[0];
}

function mayPart(shape: Shape, { offset, joint, capitals }: Cut): boolean {
  if (joint === 'none') return true;
  const own = shape.joints.get(offset);
  if (own !== undefined) return joint !== 'slash' || own === 'slash';
  return shape.humps.has(offset) && joint !== 'slash' && (joint !== 'space' || capitals);
}

function startsUpper(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first !== first.toLowerCase();
}

let matcher: SkillMatcher | undefined;

/** Finds every skill that a text names. The caller must replace typographic quotes and ligatures first. */
export function findSkills(text: string): SkillMention[] {
  matcher ??= new SkillMatcher(skillCatalogue());
  return matcher.find(text);
}
