import { refused, type DraftCheck, type FoundProblem } from '../draft-problem.js';
import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { meantWords } from '../shown/concepts.js';
import { shownWords } from '../shown/shown-words.js';
import { readData } from '../../read-data.js';

const REMOTE =
  /\b(?:(?:fully|100 ?%|completely|entirely|all)[- ])?remote(?:ly|-first|-only| first| only)?\b(?!\s+(?:procedure|repositor|branch|server|desktop|host|call))/i;
const ONSITE = /\b(?:on-?site|on site|in[- ]office|office-based|in the office|on premises)\b/i;
const HYBRID = /\bhybrid\b/i;
/** Hybrid work may be called partly remote, but not fully remote. */
const PARTLY = /\b(?:hybrid|part(?:ly|ially)?|some|days?|half|rest|remaining|other)\b/i;
const WHOLLY = /\b(?:fully|100|completely|entirely|anywhere|all)\b/i;
const EMPLOYMENT: readonly (readonly [string, RegExp])[] = [
  ['full-time', /\bfull[- ]time\b/i],
  ['part-time', /\bpart[- ]time\b/i],
  [
    'contract',
    /\b(?:contractors?|freelancers?|freelance|contract (?:role|position|job|work|basis)|(?:six|three|twelve|\d+)[- ]months? contract)\b/i,
  ],
  ['internship', /\b(?:internships?|trainee(?:ship)?|working student)\b/i],
  ['permanent', /\b(?:permanent (?:role|position|job|contract)|temporary|fixed[- ]term)\b/i],
];
const INDUSTRIES = readData<{ words: string[] }>('industries.json').words;
const INDUSTRY = new RegExp(`\\b(?:${INDUSTRIES.map((word) => word.replaceAll(' ', '[ -]')).join('|')})\\b`, 'gi');

/** Statements about place, remote work, employment and industry agree with the posting. */
export const checkJobTerms: DraftCheck = ({ neutral, sentences }, facts) => {
  const { requirement } = facts;
  const { posting } = shownWords(facts);
  const problems: FoundProblem[] = [];
  const mode = (pattern: RegExp, allowed: boolean): void => {
    const found = pattern.exec(neutral);
    if (found !== null && !allowed)
      problems.push(
        refused(
          'work-mode',
          found,
          `the posting ${requirement.remote === null ? 'does not say where the work is done' : `says ${requirement.remote}`}`,
        ),
      );
  };
  const isPartly = sentences.every(({ text }) => !REMOTE.test(text) || (PARTLY.test(text) && !WHOLLY.test(text)));
  mode(REMOTE, requirement.remote === 'remote' || (requirement.remote === 'hybrid' && isPartly));
  mode(HYBRID, requirement.remote === 'hybrid');
  mode(ONSITE, requirement.remote === 'onsite' || requirement.remote === 'hybrid');
  for (const [type, pattern] of EMPLOYMENT) {
    const found = pattern.exec(neutral);
    if (found !== null && requirement.employmentType !== type) {
      problems.push(
        refused(
          'work-mode',
          found,
          requirement.employmentType === null
            ? 'the posting does not say on what terms'
            : `the posting says ${requirement.employmentType}`,
        ),
      );
    }
  }
  const known =
    `${requirement.domain ?? ''} ${requirement.role ?? ''} ${requirement.roleFamily ?? ''} ${requirement.requiredSkills.map(({ name }) => name).join(' ')}`.toLowerCase();
  for (const found of neutral.matchAll(INDUSTRY)) {
    if (meantWords(plainWords(found[0])).every(({ meanings }) => meanings.some((meaning) => posting.said.has(meaning))))
      continue;
    if (!known.includes(found[0].toLowerCase().replace(/s$/, '')))
      problems.push(
        refused(
          'industry',
          found,
          requirement.domain === null ? 'the posting names no industry' : `the posting is about ${requirement.domain}`,
        ),
      );
  }
  return problems;
};
