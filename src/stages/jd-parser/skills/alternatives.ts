import { readFileSync } from 'node:fs';
import { type SkillKind } from '../../../domain/job-terms.js';

/** A skill in a sentence, with what is needed to compare it with its neighbours. */
interface Named {
  readonly name: string;
  readonly kind: SkillKind;
  readonly start: number;
  readonly end: number;
}

const COMPLEMENTS = new Set(
  (JSON.parse(readFileSync(new URL('./complements.json', import.meta.url), 'utf8')) as [string, string][]).flatMap(
    ([one, other]) => [`${one} ${other}`, `${other} ${one}`],
  ),
);

/** What may stand between two items of one list. */
const LIST_GAP =
  /^(?: ?(?:\([^()]{0,24}\)|,|\/|\||&|\bor\b|\band\b|\band\/or\b|\bor even\b|\balso\b|\beven\b|\beither\b|\ba\b|\ban\b|\d[\d.+]{0,5}|\(|\)|:)){0,5} ?$/i;
/** Words before a list from which one item is enough. */
const LEAD_IN =
  /\b(?:one (?:or (?:more|several|two) )?of|either|any (?:one )?of|one or (?:more|several)|some of|several of)\b[^\n]{0,40}$/i;
/** Words before examples: one is enough, unless "and" joins all of them. */
const EXAMPLES = /(?:\bsuch as|\blike|\be\.?g\.?|\bfor example|\bfor instance|\bsimilar to)[^\n]{0,30}$/i;
/** Words after a list from which one item is enough. */
const LEAD_OUT =
  /^[^\n;.]{0,12}\b(?:or|and) (?:\w+ )?(?:similar|equivalent|comparable|alike|another|other|others|the like)\b/i;
const EITHER = /\beither[^\n]{0,40}$/i;
const OR = /\bor\b/i;
const AND = /\band\b(?!\/or)|&|\bas well as\b/i;
const SAME_SORT: Partial<Record<SkillKind, SkillKind>> = {
  library: 'framework',
  method: 'practice',
  field: 'practice',
  'cloud-service': 'cloud',
  platform: 'tool',
  messaging: 'database',
  standard: 'protocol',
};
/** Kinds of skills between which a slash means a choice: "React/Vue", but not "TCP/IP" or "unit/integration". */
const CHOSEN_KINDS: ReadonlySet<SkillKind> = new Set([
  'language',
  'framework',
  'database',
  'cloud',
  'messaging',
  'library',
  'tool',
]);

/**
 * Returns which skills of a sentence are alternatives to each other: groups of two or more indices. "Java, Kotlin or
 * Scala", "one of", "such as A, B" and "React/Vue" are alternatives; "A and B" and "HTML/CSS" are not.
 */
export function alternativesIn(
  text: string,
  sentence: { start: number; end: number },
  skills: readonly Named[],
): number[][] {
  const groups: number[][] = [];
  for (let from = 0; from < skills.length;) {
    let to = from + 1;
    while (to < skills.length && inOneList(text, skills[to - 1], skills[to])) to++;
    groups.push(...groupsOfList(text, sentence, skills, from, to));
    from = to;
  }
  return groups.filter((group) => new Set(group.map((index) => skills[index]?.name)).size > 1);
}

function inOneList(text: string, left: Named | undefined, right: Named | undefined): boolean {
  if (left === undefined || right === undefined || right.start - left.end > 24) return false;
  return LIST_GAP.test(text.slice(left.end, right.start));
}

function groupsOfList(
  text: string,
  sentence: { start: number; end: number },
  skills: readonly Named[],
  from: number,
  to: number,
): number[][] {
  const indices = Array.from({ length: to - from }, (_, offset) => from + offset);
  const first = skills[from];
  const last = skills[to - 1];
  if (indices.length < 2 || first === undefined || last === undefined) return [];
  const leadIn = text.slice(Math.max(sentence.start, first.start - 60), first.start);
  const leadOut = text.slice(last.end, Math.min(sentence.end, last.end + 40));
  if ((LEAD_IN.test(leadIn) && !EITHER.test(leadIn)) || LEAD_OUT.test(leadOut)) return [indices];
  if (EXAMPLES.test(leadIn) && !AND.test(text.slice(first.end, last.start)) && !areComplements(skills, indices))
    return [indices];
  return splitAtAnd(text, skills, indices).flatMap((part) => {
    const before = part.findIndex((index, at) => at > 0 && OR.test(gapBefore(text, skills, index))) - 1;
    return before < 0 ? slashGroups(text, skills, part) : [choiceAround(skills, part, before)];
  });
}

function gapBefore(text: string, skills: readonly Named[], index: number): string {
  return text.slice(skills[index - 1]?.end ?? 0, skills[index]?.start ?? 0);
}

/** In "CI tools, Git, Scrum or Kanban" the alternatives are the items of the same sort next to "or". */
function choiceAround(skills: readonly Named[], part: readonly number[], before: number): number[] {
  const sort = (at: number) => sortOf(skills[part[at] ?? -1]?.kind);
  let first = before;
  let last = before + 1;
  while (first > 0 && sort(first - 1) === sort(before)) first--;
  while (last + 1 < part.length && sort(last + 1) === sort(before + 1)) last++;
  return part.slice(first, last + 1);
}

function areComplements(skills: readonly Named[], indices: readonly number[]): boolean {
  return indices.some((index, at) => at > 0 && COMPLEMENTS.has(`${skills[index - 1]?.name} ${skills[index]?.name}`));
}

/** "Java or Kotlin, and Docker": the skill after "and" is asked for in addition to the alternatives. */
function splitAtAnd(text: string, skills: readonly Named[], indices: readonly number[]): number[][] {
  const parts: number[][] = [];
  let current: number[] = [];
  for (const index of indices) {
    const gap = current.length === 0 ? '' : gapBefore(text, skills, index);
    if (AND.test(gap.replaceAll(/and\/or/gi, 'or'))) {
      parts.push(current);
      current = [];
    }
    current.push(index);
  }
  return [...parts, current];
}

function slashGroups(text: string, skills: readonly Named[], indices: readonly number[]): number[][] {
  const groups: number[][] = [];
  let current: number[] = [];
  for (const index of indices) {
    const left = skills[index - 1];
    const right = skills[index];
    if (left !== undefined && right !== undefined && current.length > 0 && isChoice(text, left, right))
      current.push(index);
    else {
      groups.push(current);
      current = [index];
    }
  }
  groups.push(current);
  return groups.filter(({ length }) => length > 1);
}

function isChoice(text: string, left: Named, right: Named): boolean {
  const gap = text.slice(left.end, right.start);
  if (!/^ ?(?:\/|or|and\/or) ?$/i.test(gap)) return false;
  return (
    sortOf(left.kind) === sortOf(right.kind) &&
    CHOSEN_KINDS.has(left.kind) &&
    !COMPLEMENTS.has(`${left.name} ${right.name}`)
  );
}

/** Treats kinds as equal that different authors mix up: framework and library, method and practice. */
function sortOf(kind: SkillKind | undefined): SkillKind | undefined {
  return kind === undefined ? undefined : (SAME_SORT[kind] ?? kind);
}
