import { type ScoreReason } from '../../../domain/ranking.js';
import { type CloseWork } from '../scorers/close-work.js';
import { RANKING } from '../constants.js';
import { amountIn, type WorkMeasure } from '../scorers/measure-work.js';
import { type ScorerInput } from '../scorers/scorer.js';

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
/** An age in years as a person would say it. */
function ago(age: number): string {
  const months = Math.floor(age * 12);
  if (months < 1) return 'in the last month';
  return months < 24 ? `${plural(months, 'month')} ago` : `${plural(Math.floor(age), 'year')} ago`;
}

/** A reason, with a link if there is one. */
export const withUrl = (text: string, url: string | null | undefined): ScoreReason => (url ? { text, url } : { text });
const nameOf = ({ work }: CloseWork): string => work.source.repository ?? work.name;

/** Close repositories with the largest amounts, largest first; equal ones in the order of the works. */
function closeRepositories(works: readonly CloseWork[], measure: WorkMeasure, most: number): CloseWork[] {
  return works
    .filter((close) => close[measure.by === 'fieldCloseness' ? 'fieldCloseness' : 'closeness'] >= RANKING.report.close)
    .map((close) => ({ close, amount: amountIn(close, measure) }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, most)
    .map(({ close }) => close);
}

function amountOf({ work }: CloseWork): string {
  const parts = [
    work.commits > 0 ? `${plural(work.commits, 'commit')} in the last 12 months` : '',
    work.changes.length > 0 ? `${plural(work.changes.length, 'merged pull request')} seen` : '',
  ];
  return parts.filter((part) => part !== '').join(', ') || 'own code';
}

/** Names the close repositories behind the skill match. */
export function closeWorkReasons({ works }: ScorerInput, measure: WorkMeasure): ScoreReason[] {
  return closeRepositories(works, measure, 2).map((close) =>
    withUrl(
      `Works on what the posting is about: ${nameOf(close)} (${amountOf(close)})`,
      close.work.changes[0]?.source.url ?? close.work.source.url,
    ),
  );
}

/** Describes the work behind the experience. */
export function experienceReasons({ subject, works }: ScorerInput): ScoreReason[] {
  const close = works.filter(({ closeness }) => closeness >= RANKING.report.close);
  const changes = close.flatMap(({ work }) => work.changes).sort((a, b) => b.age - a.age);
  const reasons: ScoreReason[] = [];
  const [oldest] = changes;
  const newest = changes.at(-1);
  if (oldest && newest) {
    const seen = `${plural(changes.length, 'merged pull request')} to close projects seen`;
    reasons.push(
      withUrl(
        changes.length === 1
          ? `${seen}, ${ago(newest.age)}`
          : `${seen}, the oldest ${ago(oldest.age)}, the newest ${ago(newest.age)}`,
        oldest.source.url,
      ),
    );
  }
  const allTime = subject.totals?.mergedPullRequestsAllTime ?? 0;
  if (allTime > 0)
    reasons.push({ text: `${plural(allTime, 'pull request')} merged by others in all, whatever the project` });
  if ((subject.totals?.reviews ?? 0) > 0)
    reasons.push({ text: `${plural(subject.totals?.reviews ?? 0, 'review')} of others' work in the last 12 months` });
  if (reasons.length === 0)
    reasons.push({ text: 'No dated public work close to the posting was seen; private work cannot be' });
  return reasons;
}

/** Describes the work behind the activity. */
export function activityReasons({ works }: ScorerInput): ScoreReason[] {
  const active = closeRepositories(works, { halfLife: RANKING.halfLife.activity, mostAge: 1 }, RANKING.report.reasons);
  if (active.length === 0)
    return [
      {
        text: 'No close public work in the last 12 months; this lowers the confidence, as private work cannot be seen',
      },
    ];
  return active.map((close) =>
    withUrl(
      `Active in ${nameOf(close)}: ${amountOf(close)}`,
      close.work.changes.find(({ age }) => age <= 1)?.source.url ?? close.work.source.url,
    ),
  );
}

/** Names the repositories behind the closeness to the field. */
export function domainReasons({ works }: ScorerInput, measure: WorkMeasure): ScoreReason[] {
  const near = closeRepositories(works, measure, RANKING.report.reasons);
  if (near.length === 0) return [{ text: "None of the projects seen is close to the posting's field" }];
  return near.map((close) =>
    withUrl(`Near the posting's field by its own words: ${nameOf(close)}`, close.work.source.url),
  );
}
