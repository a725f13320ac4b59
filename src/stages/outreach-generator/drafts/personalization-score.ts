import { checkDraft } from '../checks/check-claims.js';
import { type DraftProblem } from '../checks/draft-problem.js';
import { analyseDraft, type Draft } from '../checks/text/draft-text.js';
import { namedRepositories } from '../checks/work/repositories.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { shownFit } from '../facts/skill-fit.js';
import { type WorkItem } from '../facts/work-items.js';
import {
  BODY_LENGTH,
  POINTS_PER_REMARK,
  RECENCY_HALF_LIFE_MONTHS,
  SCORE_POINTS,
  WORK_SHARES,
} from '../outreach-limits.js';

/** Points of each part of the score. */
export type ScoreParts = Record<keyof typeof SCORE_POINTS, number>;

const MONTH = 30.4 * 86_400_000;
/** Of commits, only the year is known. */
const MONTHS_OF_COMMITS = 6;

/**
 * How much a message is about its reader, and correct, 0 to 100. The score depends only on the text and the facts, not
 * on the author. The parts and their points are in outreach-limits.ts.
 */
export function personalizationScore(
  draft: Draft,
  facts: DraftFacts,
  problems: readonly DraftProblem[] = checkDraft(draft, facts).problems,
): number {
  const parts = scoreParts(draft, facts, problems);
  return Math.round(Object.values(parts).reduce((sum, points) => sum + points, 0));
}

export function scoreParts(draft: Draft, facts: DraftFacts, problems: readonly DraftProblem[]): ScoreParts {
  const text = analyseDraft(draft, facts);
  const named = namedRepositories(text, facts);
  const item =
    named.length === 1 ? facts.workItems.find(({ repository }) => repository === named[0]?.repository) : undefined;
  const isProof = facts.provenSkills.some(({ url }) => text.links.some((link) => link.url === url));
  const { min, max } = BODY_LENGTH[draft.channel];
  const { length } = draft.messageText;
  const work = item === undefined ? (isProof ? WORK_SHARES.proof : 0) : workShare(item, draft);
  return {
    work: SCORE_POINTS.work * work,
    skill: SCORE_POINTS.skill * skillShare(draft, facts, item),
    recency: item === undefined ? 0 : SCORE_POINTS.recency * freshness(item.at, facts),
    name: greets(draft, facts) ? SCORE_POINTS.name : 0,
    length: length >= min && length <= max ? SCORE_POINTS.length : 0,
    checks: problems.some(({ severity }) => severity === 'refused')
      ? 0
      : Math.max(0, SCORE_POINTS.checks - POINTS_PER_REMARK * problems.length),
  };
}

function workShare({ kind, title }: WorkItem, { messageText }: Draft): number {
  return title !== null && messageText.includes(title) ? WORK_SHARES.title : WORK_SHARES[kind];
}

/** The best of the skills that the text names, as the work shows it. */
function skillShare({ messageText }: Draft, facts: DraftFacts, item: WorkItem | undefined): number {
  const lower = messageText.toLowerCase();
  const shown = item === undefined ? facts.provenSkills.map(({ name }) => name) : item.skills;
  const fits = shown
    .filter((name) => lower.includes(name.toLowerCase()))
    .map((name) => shownFit(name, name === item?.skills[0] ? item.tie : 'part', facts.requirement));
  return Math.max(0, ...fits);
}

function greets({ messageText }: Draft, { greetingName }: DraftFacts): boolean {
  return greetingName !== '' && messageText.slice(0, 60).includes(greetingName);
}

/** 1 for today; half as much after each half-life. */
function freshness(at: string | null, { referenceDate }: DraftFacts): number {
  const months = at === null ? MONTHS_OF_COMMITS : (referenceDate.getTime() - Date.parse(at)) / MONTH;
  return Math.min(1, 2 ** (-months / RECENCY_HALF_LIFE_MONTHS));
}
