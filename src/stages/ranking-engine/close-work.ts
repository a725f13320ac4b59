import { type LedgerKind } from '../../domain/ranking.js';
import { closenessOf, languageFit, matchOf } from './closeness.js';
import { RANKING } from './constants.js';
import { type PostingProfile } from './posting-profile.js';
import { type RankingSubject, type Source, type SubjectWork } from './ranking-subject.js';
import { itemsOf, unitsAfter, type WorkItem } from './work-items.js';

const rules = RANKING.closeness;

/** What was done in one repository, with its closeness to the posting. */
export interface CloseWork {
  work: SubjectWork;
  items: readonly WorkItem[];
  /** By item: how much closer its title makes it than the repository is, from 1. */
  pulls: readonly number[];
  /** Closeness to the posting, 0 to 1. */
  closeness: number;
  /** Closeness to the posting's field of work, whatever the language, 0 to 1. */
  fieldCloseness: number;
  /** Terms in common with the posting, weightiest first. */
  common: readonly number[];
}

/** A share of a value that one piece of evidence has brought. */
export interface Share {
  source: Source;
  kind: LedgerKind;
  /** In the value's own measure. */
  value: number;
}

/** A value and the evidence that makes it up: the shares add up to it. */
export interface Shared {
  value: number;
  shares: Share[];
}

/** Units of match by which shown skills, other than languages, bring each repository closer. */
function matchBySkills(subject: RankingSubject, profile: PostingProfile): Map<SubjectWork, number> {
  const wanted = new Map<string, number>();
  for (const { names, required } of profile.skills) {
    for (const name of names) if (!profile.languages.has(name)) wanted.set(name, required ? rules.requiredSkill : rules.preferredSkill);
  }
  const added = new Map<SubjectWork, number>();
  for (const skill of subject.skills) {
    const weight = wanted.get(skill.name);
    if (weight === undefined) continue;
    const seenIn = new Set(skill.evidence.flatMap(({ work, signal, weight: strength }) => (work !== null && signal !== 'implied' && strength > 0 ? [work] : [])));
    for (const work of seenIn) added.set(work, Math.min(rules.mostFromSkills, (added.get(work) ?? 0) + weight));
  }
  return added;
}

/** Compares everything that the person did with the posting. */
export function compareWork(subject: RankingSubject, profile: PostingProfile): CloseWork[] {
  const skills = matchBySkills(subject, profile);
  const hasTerms = !profile.terms.isEmpty;
  return subject.works.map((work) => {
    const items = itemsOf(work, subject);
    const { match, common } = matchOf(work, profile.terms);
    const total = match + (skills.get(work) ?? 0);
    const language = languageFit(work, profile.languages);
    const closeness = closenessOf(total, language, rules.otherLanguages, hasTerms);
    const pulls = items.map(({ title }) => (title === '' || !hasTerms ? 1 : closenessOf(total + matchOfTitle(title, profile), language, rules.otherLanguages, true) / closeness));
    const field = profile.field === null ? 0 : matchOf(work, profile.field).match + (skills.get(work) ?? 0);
    const fieldCloseness = profile.field === null ? 0 : closenessOf(field, language, rules.otherLanguagesInDomain, true);
    return { work, items, pulls, closeness, fieldCloseness, common };
  });
}

function matchOfTitle(title: string, { terms }: PostingProfile): number {
  const sum = terms.hitsIn(title).reduce((match, place) => match + Math.max(0, terms.weights[place] ?? 0), 0);
  return Math.min(rules.mostFromTitle, sum * rules.titleFactor);
}

/** Multiplies a value and its shares. */
function scale({ value, shares }: Shared, factor: number): Shared {
  return { value: value * factor, shares: shares.map(({ source, kind, value: part }) => ({ source, kind, value: part * factor })) };
}

function add(parts: readonly Shared[]): Shared {
  return { value: parts.reduce((sum, { value }) => sum + value, 0), shares: parts.flatMap(({ shares }) => shares) };
}

/** Brings a sum that anybody can drive up without end under a bound, in proportion. */
function bound(sum: Shared, most: number): Shared {
  return sum.value <= 0 ? sum : scale(sum, (most * (1 - Math.exp(-sum.value / most))) / sum.value);
}

export interface WorkMeasure {
  /** Years after which an item counts half. */
  halfLife: number;
  /** Which items count; all unless given. */
  only?: (item: WorkItem) => boolean;
  /** Which closeness is meant: to the posting unless given; `1` for none. */
  by?: 'closeness' | 'fieldCloseness' | 'nothing';
}

/**
 * The amount of close work: Σ over repositories of closeness · ln(1 + units). The logarithm lets the first changes in a
 * repository count most; own repositories, of which anybody can make any number, have a bound together. Each item's
 * share is in proportion to its units; without an item, the value is never more.
 */
export function measureWork(works: readonly CloseWork[], { halfLife, only, by = 'closeness' }: WorkMeasure): Shared {
  const others: Shared[] = [];
  const own: Shared[] = [];
  const unseenOwn: Shared[] = [];
  for (const close of works) {
    const counted = close.items.flatMap((item, place) => (only && !only(item) ? [] : [{ item, units: unitsAfter(item, halfLife) * (by === 'nothing' ? 1 : (close.pulls[place] ?? 1)) }]));
    const units = counted.reduce((sum, entry) => sum + entry.units, 0);
    if (units <= 0) continue;
    const factor = by === 'nothing' ? 1 : close[by];
    const value = factor * Math.log1p(units);
    const shares = counted.map(({ item, units: part }): Share => ({ source: item.source, kind: item.kind, value: (value * part) / units }));
    const group = !close.work.owned ? others : close.work.commits > 0 || close.work.changes.length > 0 ? own : unseenOwn;
    group.push({ value, shares });
  }
  return add([add(others), bound(add(own), RANKING.work.mostFromOwnRepositories), bound(add(unseenOwn), RANKING.work.mostFromUnseenOwnRepositories)]);
}

/** Brings an amount to a share of 0 to 1 that grows ever more slowly: 63 % at `at`. */
export function saturateShared(amount: Shared, at: number): Shared {
  return amount.value <= 0 ? amount : scale(amount, (1 - Math.exp(-amount.value / at)) / amount.value);
}

export { add as addShared, scale as scaleShared };
