import { withoutTrailing } from '../../../knowledge/text/without-trailing.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type RoleFamily } from '../../../domain/job-terms.js';
import { hasCliche } from './forbidden-phrases.js';

/** What the role is called in a message, from the posting's own words. */
export interface RolePhrase {
  /** E.g. `Senior Backend Engineer`; empty where the posting gives neither a title nor a family of work. */
  text: string;
  /** The shortest wording that is still true, e.g. `backend`; empty as above. */
  short: string;
}

/** Longest title that is repeated in full. */
const LONGEST_TITLE = 44;

const FAMILY_WORDS: Readonly<Record<RoleFamily, string>> = {
  backend: 'backend',
  frontend: 'frontend',
  fullstack: 'full-stack',
  mobile: 'mobile',
  devops: 'DevOps',
  'data-engineering': 'data engineering',
  'data-science': 'data science',
  'machine-learning': 'machine learning',
  database: 'database',
  security: 'security',
  qa: 'QA',
  embedded: 'embedded',
  systems: 'systems',
  game: 'game development',
  blockchain: 'blockchain',
  management: 'management',
};

/** The role as a message calls it. A posting's "rockstar" is not passed on. */
export function rolePhrase(requirement: JobRequirement): RolePhrase {
  const known = PHRASES.get(requirement);
  if (known !== undefined) return known;
  const phrase = phraseOf(requirement);
  PHRASES.set(requirement, phrase);
  return phrase;
}

/** A batch is about one posting: its role is put into words once. */
const PHRASES = new WeakMap<JobRequirement, RolePhrase>();

function phraseOf(requirement: JobRequirement): RolePhrase {
  const family = requirement.roleFamily === null ? '' : FAMILY_WORDS[requirement.roleFamily];
  const title = cutTitle(requirement.role ?? '');
  if (title === '' || hasCliche(title)) return { text: family, short: family };
  return { text: title, short: family !== '' && family.length < title.length ? family : title };
}

/** Leaves out what is in brackets and after separators, if the title is too long with them. */
function cutTitle(role: string): string {
  const plain = role
    .normalize('NFC')
    .replace(/\([^()]{0,200}\)/g, ' ')
    .replace(/\b[mwfdx](?:\/[mwfdx]){1,3}\b/gi, ' ')
    .replace(/[^\p{L}\p{M}\p{N} +#./&,-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const separator = plain.search(/ [-/|] |, /);
  const cut = plain.length > LONGEST_TITLE && separator > 0 ? plain.slice(0, separator) : plain;
  return withoutTrailing(cut.length > LONGEST_TITLE ? withoutLastWord(cut.slice(0, LONGEST_TITLE + 1)) : cut, ' ,./&-');
}

/** A cut text without the word that the cut went through; a single word stays. */
function withoutLastWord(text: string): string {
  const blank = text.lastIndexOf(' ');
  return blank < 0 ? text : text.slice(0, blank);
}

/** `a` or `an` before a text, by its first sound as far as letters tell. */
export function article(text: string): string {
  if (/^(?:[aeio]|un[^i]|hour|honest)/i.test(text) && !/^(?:one|eu)/i.test(text)) return 'an';
  // Abbreviations are spelled out: an SRE, an ML engineer.
  return /^(?:[FHLMNRSX][A-Z]|[AEFHILMNORSX]\b)/.test(text) ? 'an' : 'a';
}
