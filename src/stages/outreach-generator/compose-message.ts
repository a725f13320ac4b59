import type { Channel, Claim, PersonalizationDepth } from '../../domain/outreach.js';
import type { DraftFacts } from './draft-facts.js';
import { BODY_LENGTH } from './outreach-knobs.js';
import { payPhrases, statesPay } from './pay-phrase.js';
import { placePhrase } from './place-phrase.js';
import { article } from './role-phrase.js';
import { seedOf } from './seeded-choice.js';
import { subjectLine } from './subject-line.js';
import { WORDING, wordingOf, type Filling, type Grammar, type WordingChoice } from './wording.js';

/** A message before it is checked. */
export interface ComposedMessage {
  subjectLine: string | null;
  messageText: string;
  depth: PersonalizationDepth;
  /** Repositories named, as `owner/name`. */
  referencedRepositories: string[];
  /** Everything said about the person or the job, with what it rests on. */
  claims: Claim[];
}

/** One sentence of a message, and the page it rests on: null for the posting, undefined where nothing is claimed. */
interface Part {
  text: string;
  evidenceUrl: string | null | undefined;
}

/** What may be left out of a message that is too long, in this order. */
const TRIMMINGS = ['nothing', 'question', 'posting link', 'place', 'long title'] as const;

/**
 * Composes a message out of the facts, without a model. The same facts and choice give the same text.
 * @returns null where there is no profile to point at, or no wording fits the channel
 */
export function composeMessage(facts: DraftFacts, channel: Channel, choice: WordingChoice): ComposedMessage | null {
  if (facts.profileUrl === null) return null;
  const { min, max, hardStop } = BODY_LENGTH[channel];
  for (let trim = 0; trim < TRIMMINGS.length; trim += 1) {
    const paragraphs = channel === 'email' ? emailParts(facts, choice, trim) : briefParts(facts, choice, trim, channel);
    const text = layOut(paragraphs, channel);
    // The shortest wording of all may use what is let through at most, where the names in it are long.
    if (text.length > (choice.shortest === true ? hardStop : max)) continue;
    if (text.length < min) paragraphs[1]?.push(part(WORDING.email, 'ask', {}, { ...choice, attempt: choice.attempt + 1 }, undefined));
    return {
      subjectLine: channel === 'email' ? subjectLine(facts, choice) : null,
      messageText: layOut(paragraphs, channel),
      depth: facts.depth,
      referencedRepositories: facts.workItems.slice(0, 1).map(({ repository }) => repository),
      claims: paragraphs.flat().flatMap(({ text: claim, evidenceUrl }) => (evidenceUrl === undefined ? [] : [{ text: claim, evidenceUrl }])),
    };
  }
  return null;
}

function emailParts(facts: DraftFacts, choice: WordingChoice, trim: number): Part[][] {
  const grammar = WORDING.email;
  const filling = fillingOf(facts, choice, trim, false);
  const about = aboutPerson(facts, grammar, filling, choice);
  const job = [
    part(grammar, facts.company === null ? 'job.unnamed' : 'job', filling, choice, null),
    part(grammar, !statesPay(facts.requirement.salary) ? 'pay.unknown' : 'pay', filling, choice, null),
  ];
  if (trim < 2 && facts.sender.postingUrl !== undefined) job.push(part(grammar, 'posting', filling, choice, null));
  const question = trim < 1 ? [part(grammar, 'ask', filling, choice, undefined)] : [];
  const jobFirst = seedOf(choice.seed, 'order', choice.attempt, choice.variant) % 3 === 0;
  const sender = facts.sender.name ?? facts.sender.company;
  return [
    [part(grammar, 'greeting', filling, choice, undefined)],
    jobFirst ? job : about,
    jobFirst ? [...about, ...question] : [...job, ...question],
    [
      part(grammar, 'source', filling, choice, facts.profileUrl),
      part(grammar, facts.sender.optOutUrl === undefined ? 'opt-out.reply' : 'opt-out.link', filling, choice, undefined),
    ],
    ...(sender === undefined ? [] : [[part(grammar, 'sign', filling, choice, undefined)]]),
  ];
}

function briefParts(facts: DraftFacts, choice: WordingChoice, trim: number, channel: Channel): Part[][] {
  const grammar = WORDING.brief;
  const filling = fillingOf(facts, choice, trim, true);
  const unnamed = facts.company === null ? '.unnamed' : '';
  const about =
    facts.depth === 'surface'
      ? [part(grammar, 'surface', filling, choice, facts.profileUrl), part(grammar, `job.surface${unnamed}`, filling, choice, null)]
      : [...workPart(facts, grammar, filling, choice), part(grammar, `job${unnamed}`, filling, choice, null)];
  const hasRoom = channel === 'linkedin' && trim < 1;
  return [
    [
      part(grammar, 'greeting', filling, choice, undefined),
      ...about,
      ...(facts.depth === 'surface' && filling['skill'] !== '' && trim < 2 ? [part(grammar, 'ask-fit', filling, choice, null)] : []),
      part(grammar, !statesPay(facts.requirement.salary) ? 'pay.unknown' : 'pay', filling, choice, null),
      ...(hasRoom ? [part(grammar, 'ask', filling, choice, undefined)] : []),
      part(grammar, facts.sender.optOutUrl === undefined ? 'exit.reply' : 'exit.link', filling, choice, facts.profileUrl),
      ...(hasRoom && facts.sender.name !== undefined ? [part(grammar, 'sign', filling, choice, undefined)] : []),
    ],
  ];
}

/** What is said about the person, and what it has to do with the posting. */
function aboutPerson(facts: DraftFacts, grammar: Grammar, filling: Filling, choice: WordingChoice): Part[] {
  if (facts.depth !== 'surface') {
    const work = workPart(facts, grammar, filling, choice);
    return [...work, part(grammar, 'why', filling, choice, work[0]?.evidenceUrl)];
  }
  const surface = part(grammar, 'surface', filling, choice, facts.profileUrl);
  return filling['skill'] === '' ? [surface] : [surface, part(grammar, 'ask-fit', filling, choice, null)];
}

function workPart(facts: DraftFacts, grammar: Grammar, filling: Filling, choice: WordingChoice): Part[] {
  const [item] = facts.workItems;
  if (item !== undefined) return [part(grammar, `work.${item.kind}`, filling, choice, item.url)];
  return facts.provenSkills.slice(0, 1).map(({ url }) => part(grammar, 'proven', filling, choice, url));
}

function part(grammar: Grammar, slot: string, filling: Filling, choice: WordingChoice, evidenceUrl: string | null | undefined): Part {
  return { text: wordingOf(grammar, slot, filling, choice), evidenceUrl };
}

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const PAST_YEAR = ['over the past year', 'in the past 12 months', 'within the last year', 'during the past 12 months'];
const ASKS = { true: ['asks for', 'requires', 'calls for', 'wants'], false: ['would welcome', 'would like', 'welcomes', 'likes to see'] } as const;
const THINGS = {
  'merged-pull-request': ['that pull request', 'this change', 'your contribution', 'that merge'],
  commits: ['that work', 'your part in it', 'this contribution', 'your work there'],
  'own-repository': ['that repository', 'this repository', 'the repository', 'that public work'],
  proven: ['that page', 'that public work', 'this link', 'what is public there'],
} as const;

function fillingOf(facts: DraftFacts, choice: WordingChoice, trim: number, brief: boolean): Filling {
  const one = (slot: string, texts: readonly string[]): string =>
    texts[(seedOf(choice.seed, slot, choice.attempt) + choice.variant) % Math.max(1, texts.length)] ?? '';
  const [item] = facts.workItems;
  const [proven] = facts.provenSkills;
  const { requiredSkills, preferredSkills } = facts.requirement;
  const skill = item?.skills[0] ?? proven?.name ?? requiredSkills[0]?.name ?? preferredSkills[0]?.name ?? '';
  const required = requiredSkills.some(({ name }) => name === skill);
  const role = trim < 4 && !(brief && one('role-form', ['long', 'short']) === 'short') ? facts.role.text : facts.role.short;
  const pay = payPhrases(facts.requirement.salary);
  const date = item?.at ? MONTH.format(new Date(item.at)) : '';
  const { name = '', company = '', optOutUrl = '', postingUrl = '' } = facts.sender;
  return {
    name: facts.greetingName,
    repo: item?.repository ?? '',
    url: item?.url ?? proven?.url ?? '',
    date,
    when: date === '' ? one('past-year', PAST_YEAR) : `in ${date}`,
    skill,
    asks: one('asks', ASKS[`${required}`]),
    thing: one('thing', THINGS[item?.kind ?? 'proven']),
    aRole: role === '' ? 'a' : `${article(role)} ${role}`,
    company: facts.company ?? '',
    where: trim < 3 && !(brief && one('place-form', ['with', 'without']) === 'without') ? placePhrase(facts.requirement) : '',
    pay: trim < 4 && choice.shortest !== true ? one('pay-form', pay) : (pay.at(-1) ?? ''),
    profile: facts.profileUrl ?? '',
    optout: optOutUrl,
    posting: postingUrl,
    sender: [name, company].filter((text) => text !== '').join(', '),
  };
}

function layOut(paragraphs: readonly Part[][], channel: Channel): string {
  const blocks = paragraphs.filter((parts) => parts.length > 0).map((parts) => parts.map(({ text }) => text).join(' '));
  return channel === 'email' ? blocks.join('\n\n') : blocks.join(' ');
}
