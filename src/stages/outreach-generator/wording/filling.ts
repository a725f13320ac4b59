import { type DraftFacts } from '../facts/draft-facts.js';
import { payPhrases } from './pay-phrase.js';
import { placePhrase } from './place-phrase.js';
import { article } from './role-phrase.js';
import { seedOf } from './seeded-choice.js';
import { type Filling, type WordingChoice } from './wording.js';

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const PAST_YEAR = ['over the past year', 'in the past 12 months', 'within the last year', 'during the past 12 months'];
const ASKS = {
  true: ['asks for', 'requires', 'calls for', 'wants'],
  false: ['would welcome', 'would like', 'welcomes', 'likes to see'],
} as const;
const THINGS = {
  'merged-pull-request': ['that pull request', 'this change', 'your contribution', 'that merge'],
  commits: ['that work', 'your part in it', 'this contribution', 'your work there'],
  'own-repository': ['that repository', 'this repository', 'your repository', 'the repository'],
  proven: ['that page', 'that public work', 'this link', 'what is public there'],
} as const;

/**
 * The values for the placeholders of a grammar.
 *
 * @param trim how much is left out to shorten the text: from 3 the place, from 4 everything but the shortest role and
 * pay
 * @param brief for channels with short messages: role and place may be shortened
 */
export function fillingOf(facts: DraftFacts, choice: WordingChoice, trim: number, brief: boolean): Filling {
  const one = (slot: string, texts: readonly string[]): string =>
    texts[(seedOf(choice.seed, slot, choice.attempt) + choice.variant) % Math.max(1, texts.length)] ?? '';
  const [item] = facts.workItems;
  const [proven] = facts.provenSkills;
  const { requiredSkills, preferredSkills } = facts.requirement;
  const skill = item?.skills[0] ?? proven?.name ?? requiredSkills[0]?.name ?? preferredSkills[0]?.name ?? '';
  const required = requiredSkills.some(({ name }) => name === skill);
  const role =
    trim < 4 && !(brief && one('role-form', ['long', 'short']) === 'short') ? facts.role.text : facts.role.short;
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
    where:
      trim < 3 && !(brief && one('place-form', ['with', 'without']) === 'without')
        ? placePhrase(facts.requirement)
        : '',
    pay: trim < 4 && choice.shortest !== true ? one('pay-form', pay) : (pay.at(-1) ?? ''),
    profile: facts.profileUrl ?? '',
    optout: optOutUrl,
    posting: postingUrl,
    sender: [name, company].filter((text) => text !== '').join(', '),
  };
}
