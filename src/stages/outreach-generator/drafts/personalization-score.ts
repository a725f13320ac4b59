import { namedRepositories } from '../checks/work/repositories.js';
import { checkDraft } from '../checks/check-claims.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { type DraftProblem } from '../checks/draft-problem.js';
import { analyseDraft, type Draft } from '../checks/text/draft-text.js';
import {
  BODY_LENGTH,
  OLDEST_WORK_MONTHS,
  POINTS_PER_REMARK,
  SCORE_POINTS,
  SKILLS_FOR_FULL_SCORE,
} from '../outreach-limits.js';
import { skillKey } from '../facts/skill-key.js';

/** Points of each part of the score. */
export interface ScoreParts {
  workItem: number;
  recency: number;
  requirementMatch: number;
  length: number;
  checks: number;
}

const MONTH = 30.4 * 86_400_000;

/**
 * How personal and correct a message is, 0 to 100. The score depends only on the text and the facts, not on the author.
 * The parts and their points are in outreach-limits.ts.
 */
export function personalizationScore(
  draft: Draft,
  facts: DraftFacts,
  problems: readonly DraftProblem[] = checkDraft(draft, facts).problems,
): number {
  const parts = scoreParts(draft, facts, problems);
  return Math.round(Object.values(parts).reduce((sum: number, points: number) => sum + points, 0));
}

export function scoreParts(draft: Draft, facts: DraftFacts, problems: readonly DraftProblem[]): ScoreParts {
  const text = analyseDraft(draft, facts);
  const named = namedRepositories(text, facts);
  const item =
    named.length === 1 ? facts.workItems.find(({ repository }) => repository === named[0]?.repository) : undefined;
  const isProof = facts.provenSkills.some(({ url }) => text.links.some((link) => link.url === url));
  const shown = new Set(
    [...facts.workItems.flatMap(({ skills }) => skills), ...facts.provenSkills.map(({ name }) => name)].map(skillKey),
  );
  const mentioned = new Set(
    text.sentences
      .flatMap(({ technologies }) => technologies.map(({ entry }) => skillKey(entry.name)))
      .filter((key) => shown.has(key)),
  );
  const { min, max } = BODY_LENGTH[draft.channel];
  const { length } = draft.messageText;
  return {
    workItem: item === undefined ? (isProof ? SCORE_POINTS.workItem / 2 : 0) : SCORE_POINTS.workItem,
    recency: item === undefined ? 0 : SCORE_POINTS.recency * freshness(item.at, facts),
    requirementMatch: SCORE_POINTS.requirementMatch * Math.min(1, mentioned.size / SKILLS_FOR_FULL_SCORE),
    length: length >= min && length <= max ? SCORE_POINTS.length : 0,
    checks: problems.some(({ severity }) => severity === 'refused')
      ? 0
      : Math.max(0, SCORE_POINTS.checks - POINTS_PER_REMARK * problems.length),
  };
}

/**
 * 1 for this month, 0 for the oldest work that may be mentioned. Commits "of the past year" count as half a year old.
 */
function freshness(at: string | null, { referenceDate }: DraftFacts): number {
  const months = at === null ? 6 : (referenceDate.getTime() - Date.parse(at)) / MONTH;
  return Math.max(0, Math.min(1, 1 - months / OLDEST_WORK_MONTHS));
}
