import { withoutTrailing } from '../../../knowledge/text/without-trailing.js';
import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type RoleFamily } from '../../../domain/job-terms.js';
import { hasCliche } from './forbidden-phrases.js';

/** The name of the role in a message, taken from the posting. */
export interface RolePhrase {
  /** E.g. `Senior Backend Engineer`; empty if the posting has neither a title nor a role family. */
  text: string;
  /** The shortest wording that is still true, e.g. `backend`; empty in the same cases. */
  short: string;
  /** The title of the posting; empty if it has none that a message may repeat. */
  title: string;
}

/** A longer title is cut. */
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

/** The name of the role for a message. Words such as "rockstar" are left out. */
export function rolePhrase(requirement: JobRequirement): RolePhrase {
  const known = PHRASES.get(requirement);
  if (known !== undefined) return known;
  const phrase = phraseOf(requirement);
  PHRASES.set(requirement, phrase);
  return phrase;
}

/** All messages of a batch are about one posting, so the wording is cached. */
const PHRASES = new WeakMap<JobRequirement, RolePhrase>();

function phraseOf(requirement: JobRequirement): RolePhrase {
  const family = requirement.roleFamily === null ? '' : FAMILY_WORDS[requirement.roleFamily];
  const title = cutTitle(requirement.role ?? '');
  if (title === '' || hasCliche(title)) return { text: family, short: family, title: '' };
  return { text: title, short: family !== '' && family.length < title.length ? family : title, title };
}

/** Removes brackets and everything after a separator if the title is too long. */
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
  const title = cut.length > LONGEST_TITLE ? withoutLastWord(cut.slice(0, LONGEST_TITLE + 1)) : cut;
  return withoutTrailing(withoutTrailing(title, ' ,./&-').replace(NOUN_OF_THE_MESSAGE, ''), ' ,./&-');
}

/** "Backend role" would become "a Backend role role". */
const NOUN_OF_THE_MESSAGE = / (?:role|position|job|vacancy|opening|stelle|poste|puesto)$/i;

/** Removes the last word, which the cut may have split. A single word stays. */
function withoutLastWord(text: string): string {
  const blank = text.lastIndexOf(' ');
  return blank < 0 ? text : text.slice(0, blank);
}

/** `a` or `an` for a text, by its first sound as far as the letters show it. */
export function article(text: string): string {
  if (/^(?:[aeio]|un[^i]|hour|honest)/i.test(text) && !/^(?:one|eu)/i.test(text)) return 'an';
  // Abbreviations are spoken letter by letter: an SRE, an ML engineer.
  return /^(?:[FHLMNRSX][A-Z]|[AEFHILMNORSX]\b)/.test(text) ? 'an' : 'a';
}
