import { cachedByFacts } from '../facts/cached-by-facts.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type DraftLanguage } from '../../../domain/outreach-sender.js';
import { payPhrases } from '../wording/pay-phrase.js';
import { article } from '../wording/role-phrase.js';
import { fill, type Filling } from './fill.js';
import { frameFile, type FrameFile } from './frame-file.js';
import { placePhrase } from './place-phrase.js';
import { skillInText } from './skill-in-text.js';
import { otherWork, spokenWork, type SpokenWork } from './spoken-work.js';

/** What is left out of a message that is too long, in this order; each step leaves out the earlier ones too. */
export const TRIMMINGS = ['nothing', 'question', 'posting', 'purpose', 'place', 'date', 'long role', 'title'] as const;
export type Trimming = (typeof TRIMMINGS)[number];

/** Whether a message that is trimmed this far is without this part. */
export function isTrimmed(part: Trimming, trim: Trimming): boolean {
  return TRIMMINGS.indexOf(part) <= TRIMMINGS.indexOf(trim);
}

/** Most skills that a follow-up lists. */
const MOST_SKILLS = 3;

/** The values for the sentences of a message. An empty text is an unknown value. */
export function fillingOf(facts: DraftFacts, trim: Trimming): Filling {
  const known = knownFillings(facts);
  let filling = known.get(trim);
  if (filling === undefined) known.set(trim, (filling = computeFilling(facts, trim)));
  return filling;
}

/** Many wordings are tried with the same values. */
const knownFillings = cachedByFacts(() => new Map<Trimming, Filling>());

function computeFilling(facts: DraftFacts, trim: Trimming): Filling {
  const { language, requirement, sender } = facts;
  const file = frameFile(language);
  const work = spokenWork(facts);
  const pay = payPhrases(requirement.salary, language);
  const { name = '', company: senderCompany = '', optOutUrl = '', postingUrl = '' } = sender;
  const words = {
    name: facts.greetingName,
    company: facts.company ?? '',
    where: isTrimmed('place', trim) ? '' : placePhrase(requirement, language),
    skill: skillInText(work?.skill ?? demandedSkill(facts), requirement, language),
    shownSkill: work === null ? '' : skillInText(work.skill, requirement, language),
    skills: listOf(demandedSkills(facts), file.and),
    pay: (isTrimmed('long role', trim) ? pay[1] : pay[0]) ?? '',
    profile: facts.profileUrl ?? '',
    optout: optOutUrl,
    posting: isTrimmed('posting', trim) ? '' : postingUrl,
    sender: [name, senderCompany].filter((text) => text !== '').join(', '),
  };
  const job = jobWords(facts, file, isTrimmed('long role', trim), words);
  return { ...words, ...job, ...workWords(work, file, facts, trim), ...otherWorkWords(facts, file) };
}

/** The skill of a posting that a message names if the person has shown none. */
function demandedSkill({ requirement: { requiredSkills, preferredSkills } }: DraftFacts): string {
  return requiredSkills[0]?.name ?? preferredSkills[0]?.name ?? '';
}

function demandedSkills({ requirement, language }: DraftFacts): string[] {
  return requirement.requiredSkills.slice(0, MOST_SKILLS).map(({ name }) => skillInText(name, requirement, language));
}

function listOf(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** Titles in English have no gender. */
const ENGLISH_TITLE =
  /\b(?:Engineer|Engineering|Developer|Manager|Architect|Scientist|Analyst|Administrator|Lead|Head|Consultant|Specialist|Designer|Programmer|Tester|Researcher|Director|Officer|Owner|Evangelist|Advocate|SRE|DBA|CTO)\b/i;

function jobWords(facts: DraftFacts, file: FrameFile, isShort: boolean, words: Filling): Filling {
  const { requirement, role } = facts;
  const { roleFamily } = requirement;
  const family = roleFamily === null ? '' : file.families[roleFamily];
  const title = isShort && family !== '' ? '' : role.title;
  const form = title !== '' ? 'title' : family === '' ? 'none' : 'family';
  const named = form === 'none' ? '' : form === 'title' ? title : family;
  const values = {
    role: named,
    genders: form !== 'title' || ENGLISH_TITLE.test(named) ? '' : file.genders,
    family,
    aRole: `${article(named)} ${named}`,
    deRole: `${/^[aeiouyàâéèêëîïôûù]/i.test(named) ? 'd’' : 'de '}${named}`,
  };
  const opening = fill(file.opening[form], values) ?? '';
  const theOpening = fill(file.theOpening[form], values) ?? '';
  const whole = { ...words, ...values, opening, theOpening };
  return { ...values, opening, job: fill(file.job, whole) ?? '', theJob: fill(file.theJob, whole) ?? '' };
}

function workWords(work: SpokenWork | null, file: FrameFile, facts: DraftFacts, trim: Trimming): Filling {
  if (work === null)
    return { work: '', workObject: '', repoName: '', mergedRepo: '', url: '', tie: '', tieSentence: '' };
  const values = workValues(work, facts, file, trim);
  const forms = file.work[work.form];
  const subject = fill(forms.subject, values) ?? '';
  const skill = { skill: values['skill'] ?? '' };
  const ties = work.owned ? 'own' : 'other';
  const repoName = nameInSubject(work.repository);
  return {
    work: subject,
    workObject: forms.object === undefined ? subject : (fill(forms.object, values) ?? ''),
    repoName,
    mergedRepo: work.form === 'merged-pull-request' ? repoName : '',
    url: work.url,
    tie: fill(file.ties[ties][work.tie] ?? file.ties[ties].part, skill) ?? '',
    tieSentence: fill(file.tieSentences[ties][work.tie] ?? file.tieSentences[ties].part, skill) ?? '',
  };
}

/** The name without the owner, unless a reader could take it for a word or for a technology. */
function nameInSubject(repository: string): string {
  const name = repository.split('/')[1] ?? '';
  return LOOKS_LIKE_A_NAME.test(name) && skillCatalogue().resolve(name) === undefined ? name : repository;
}

const LOOKS_LIKE_A_NAME = /[-_.\d]|[a-z][A-Z]/;

function otherWorkWords(facts: DraftFacts, file: FrameFile): Filling {
  const work = otherWork(facts);
  if (work === null) return { otherWork: '', otherUrl: '' };
  const { subject, object = subject } = file.work[work.form];
  return { otherWork: fill(object, workValues(work, facts, file, 'nothing')) ?? '', otherUrl: work.url };
}

function workValues(work: SpokenWork, facts: DraftFacts, file: FrameFile, trim: Trimming): Filling {
  const { language, requirement } = facts;
  const title = isTrimmed('title', trim) ? null : work.title;
  // Next to a title, the purpose of the repository would be too much.
  const purpose = isTrimmed('purpose', trim) || title !== null ? null : work.purpose;
  const month = work.at === null || isTrimmed('date', trim) ? '' : monthFormat(language).format(new Date(work.at));
  const details = [quoted(purpose, file), fill(file.work[work.form].when ?? '', { month }) ?? ''];
  const known = details.filter((detail) => detail !== '');
  return {
    repo: work.repository,
    title: quoted(title, file),
    details: known.length === 0 ? '' : ` (${known.join(', ')})`,
    skill: skillInText(work.skill, requirement, language),
  };
}

function quoted(text: string | null, { quotes: [open, close] }: FrameFile): string {
  return text === null ? '' : `${open}${text}${close}`;
}

const MONTHS = new Map<DraftLanguage, Intl.DateTimeFormat>();

function monthFormat(language: DraftLanguage): Intl.DateTimeFormat {
  let format = MONTHS.get(language);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    MONTHS.set(language, format);
  }
  return format;
}
