import { checkAuthorship } from './work/authorship.js';
import { checkDates } from './work/dates.js';
import { checkForbiddenPhrases } from './claims/forbidden-phrases.js';
import { checkUnknownClaims } from './claims/unknown-claims.js';
import { checkHiddenText } from './form/hidden-text.js';
import { checkInstructions } from './form/instructions.js';
import { checkJobTerms } from './posting/job-terms.js';
import { checkLength } from './form/length.js';
import { checkLinks } from './form/links.js';
import { checkNames } from './posting/names.js';
import { checkNumbers } from './work/numbers.js';
import { checkPay } from './posting/pay.js';
import { checkPlaceholders } from './form/placeholders.js';
import { checkRepositories } from './work/repositories.js';
import { checkRequiredParts } from './form/required-parts.js';
import { checkTechnologies } from './work/technologies.js';
import { checkTitles } from './posting/titles.js';
import { checkTone } from './form/tone.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { type DraftCheck, type DraftProblem } from './draft-problem.js';
import { placed } from './problem-place.js';
import { analyseDraft, type Draft } from './text/draft-text.js';

const CHECKS: readonly DraftCheck[] = [
  checkLength,
  checkPlaceholders,
  checkHiddenText,
  checkInstructions,
  checkTone,
  checkForbiddenPhrases,
  checkUnknownClaims,
  checkLinks,
  checkRepositories,
  checkAuthorship,
  checkTechnologies,
  checkNumbers,
  checkDates,
  checkPay,
  checkNames,
  checkTitles,
  checkJobTerms,
  checkRequiredParts,
];

/** The verdict of the checker on a draft. */
export interface DraftVerdict {
  /** Whether the draft may be used as it is: nothing was refused. There may be remarks. */
  ok: boolean;
  problems: DraftProblem[];
}

/**
 * Checks a draft against the facts. Statements about repositories, technologies, numbers, dates, pay, companies,
 * places, titles and authorship must be in the evidence or in the posting. Required parts must be there, and forbidden
 * content must not. A pure function: the verdict depends only on the draft and the facts, not on its author. The
 * service discards its own drafts if they are refused; for a person who edits a draft, the problems are advice.
 */
export function checkDraft(draft: Draft, facts: DraftFacts): DraftVerdict {
  const text = analyseDraft(draft, facts);
  const seen = new Set<string>();
  const problems = CHECKS.flatMap((check) => check(text, facts))
    .filter(({ code, text: about }) => {
      const key = `${code}\n${about.toLowerCase()}`;
      return !seen.has(key) && seen.add(key);
    })
    .map((problem) => placed(problem, text));
  return { ok: problems.every(({ severity }) => severity === 'remark'), problems };
}
