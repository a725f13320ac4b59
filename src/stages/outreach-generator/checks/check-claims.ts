import { checkAuthorship } from './authorship.js';
import { checkDates } from './dates.js';
import { checkForbiddenPhrases } from './forbidden-phrases.js';
import { checkHiddenText } from './hidden-text.js';
import { checkInstructions } from './instructions.js';
import { checkJobTerms } from './job-terms.js';
import { checkLength } from './length.js';
import { checkLinks } from './links.js';
import { checkNames } from './names.js';
import { checkNumbers } from './numbers.js';
import { checkPay } from './pay.js';
import { checkPlaceholders } from './placeholders.js';
import { checkRepositories } from './repositories.js';
import { checkRequiredParts } from './required-parts.js';
import { checkTechnologies } from './technologies.js';
import { checkTitles } from './titles.js';
import { checkTone } from './tone.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { type DraftCheck, type DraftProblem } from './draft-problem.js';
import { takeApart, type Draft } from './draft-text.js';

const CHECKS: readonly DraftCheck[] = [
  checkLength,
  checkPlaceholders,
  checkHiddenText,
  checkInstructions,
  checkTone,
  checkForbiddenPhrases,
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

/** What the checker says of a draft. */
export interface DraftVerdict {
  /** Whether the draft may go out as it is: nothing refused, though there may be remarks. */
  ok: boolean;
  problems: DraftProblem[];
}

/**
 * Holds a draft against the facts: whatever it says of repositories, technologies, numbers, dates, pay, companies,
 * places, titles and authorship has to be in the evidence or in the posting; what must be said has to be there; what
 * must not be said must not. Pure: whoever wrote the draft, the same draft and facts give the same verdict. A draft by
 * the service itself is thrown away if it is refused; to a person who edits one the problems are advice.
 */
export function checkDraft(draft: Draft, facts: DraftFacts): DraftVerdict {
  const text = takeApart(draft, facts);
  const seen = new Set<string>();
  const problems = CHECKS.flatMap((check) => check(text, facts)).filter(({ code, text: about }) => {
    const key = `${code}\n${about.toLowerCase()}`;
    return !seen.has(key) && seen.add(key);
  });
  return { ok: problems.every(({ severity }) => severity === 'remark'), problems };
}
