import { type ScoreReason } from '../../domain/ranking.js';
import { type CloseWork, type Shared } from './close-work.js';
import { RANKING } from './constants.js';
import { compareText } from './numbers.js';
import { type ScorerInput } from './scorer.js';

/** Closeness from which a repository is called close. */
const CLOSE = 0.3;

const plural = (count: number, noun: string): string => `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
const withUrl = (text: string, url: string | null | undefined): ScoreReason => (url ? { text, url } : { text });
const nameOf = ({ work }: CloseWork): string => work.source.repository ?? work.name;

/** The repositories with the largest shares of a value, largest first. */
function repositoriesBy(value: Shared, works: readonly CloseWork[]): CloseWork[] {
  const sums = new Map<string, number>();
  for (const share of value.shares) {
    const name = share.source.repository ?? '';
    sums.set(name, (sums.get(name) ?? 0) + share.value);
  }
  return works
    .filter((close) => (sums.get(nameOf(close)) ?? 0) > 0)
    .toSorted((a, b) => (sums.get(nameOf(b)) ?? 0) - (sums.get(nameOf(a)) ?? 0) || compareText(nameOf(a), nameOf(b)));
}

function amountOf({ work }: CloseWork): string {
  const parts = [work.commits > 0 ? `${plural(work.commits, 'commit')} in the last 12 months` : '', work.changes.length > 0 ? `${plural(work.changes.length, 'merged pull request')} seen` : ''];
  return parts.filter((part) => part !== '').join(', ') || 'own code';
}

/** Which close repositories the skill match rests on. */
export function closeWorkReasons(value: Shared, { works }: ScorerInput, most: number): ScoreReason[] {
  return repositoriesBy(value, works)
    .filter(({ closeness }) => closeness >= CLOSE)
    .slice(0, most)
    .map((close) => withUrl(`Works on what the posting is about: ${nameOf(close)} (${amountOf(close)})`, close.work.changes[0]?.source.url ?? close.work.source.url));
}

/** What the experience rests on. */
export function experienceReasons({ subject, works }: ScorerInput): ScoreReason[] {
  const close = works.filter(({ closeness }) => closeness >= CLOSE);
  const changes = close.flatMap(({ work }) => work.changes).sort((a, b) => b.age - a.age);
  const reasons: ScoreReason[] = [];
  const [oldest] = changes;
  const newest = changes.at(-1);
  if (oldest && newest) {
    const years = oldest.age - newest.age;
    reasons.push(withUrl(`${plural(changes.length, 'merged pull request')} to close projects seen${years >= 1 ? ` over ${plural(Math.floor(years), 'year')}` : ''}, the oldest ${plural(Math.floor(oldest.age), 'year')} ago`, oldest.source.url));
  }
  const allTime = subject.totals?.mergedPullRequestsAllTime ?? 0;
  if (allTime > 0) reasons.push({ text: `${plural(allTime, 'pull request')} merged by others in all, whatever the project` });
  if ((subject.totals?.reviews ?? 0) > 0) reasons.push({ text: `${plural(subject.totals?.reviews ?? 0, 'review')} of others' work in the last 12 months` });
  if (reasons.length === 0) reasons.push({ text: 'No dated public work close to the posting was seen; private work cannot be' });
  return reasons;
}

/** What the activity rests on. */
export function activityReasons({ works }: ScorerInput): ScoreReason[] {
  const active = works
    .filter(({ closeness, work, items }) => closeness >= CLOSE && (work.commits > 0 || items.some(({ age }) => age <= 1)))
    .toSorted((a, b) => b.closeness * Math.log1p(b.work.commits + 1) - a.closeness * Math.log1p(a.work.commits + 1) || compareText(nameOf(a), nameOf(b)));
  if (active.length === 0) return [{ text: 'No close public work in the last 12 months; this lowers the confidence, as private work cannot be seen' }];
  return active.slice(0, RANKING.report.reasons).map((close) => withUrl(`Active in ${nameOf(close)}: ${amountOf(close)}`, close.work.changes.find(({ age }) => age <= 1)?.source.url ?? close.work.source.url));
}

/** What the closeness of the field rests on. */
export function domainReasons(value: Shared, { works }: ScorerInput): ScoreReason[] {
  const near = repositoriesBy(value, works).filter(({ fieldCloseness }) => fieldCloseness >= CLOSE);
  if (near.length === 0) return [{ text: 'None of the projects seen is close to the posting\'s field' }];
  return near.slice(0, RANKING.report.reasons).map((close) => withUrl(`${nameOf(close)} is close to the posting's field${close.work.description === '' ? '' : ': by its own description and topics'}`, close.work.source.url));
}
