import { type Channel } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { fillingOf } from './filling.js';
import { statesPay } from './pay-phrase.js';
import { seedOf } from './seeded-choice.js';
import { WORDING, wordingOf, type Filling, type Grammar, type WordingChoice } from './wording.js';

/** A sentence of a message with the page of its evidence: null for the posting, undefined if nothing is claimed. */
export interface Part {
  text: string;
  evidenceUrl: string | null | undefined;
}

/**
 * The paragraphs of an e-mail.
 *
 * @param opening sentences about the person and the job if a model wrote them; null to take them from the grammar
 */
export function emailParts(facts: DraftFacts, choice: WordingChoice, trim: number, opening: Part[] | null): Part[][] {
  const grammar = WORDING.email;
  const filling = fillingOf(facts, choice, trim, false);
  const about = opening ?? aboutPerson(facts, grammar, filling, choice);
  const job = [
    ...(opening === null ? [part(grammar, facts.company === null ? 'job.unnamed' : 'job', filling, choice, null)] : []),
    part(grammar, !statesPay(facts.requirement.salary) ? 'pay.unknown' : 'pay', filling, choice, null),
  ];
  if (trim < 2 && facts.sender.postingUrl !== undefined) job.push(part(grammar, 'posting', filling, choice, null));
  const question = trim < 1 && opening === null ? [part(grammar, 'ask', filling, choice, undefined)] : [];
  const jobFirst = opening === null && seedOf(choice.seed, 'order', choice.attempt, choice.variant) % 3 === 0;
  const sender = facts.sender.name ?? facts.sender.company;
  return [
    [part(grammar, 'greeting', filling, choice, undefined)],
    jobFirst ? job : about,
    jobFirst ? [...about, ...question] : [...job, ...question],
    [
      part(grammar, 'source', filling, choice, facts.profileUrl),
      part(
        grammar,
        facts.sender.optOutUrl === undefined ? 'opt-out.reply' : 'opt-out.link',
        filling,
        choice,
        undefined,
      ),
    ],
    ...(sender === undefined ? [] : [[part(grammar, 'sign', filling, choice, undefined)]]),
  ];
}

/** The single paragraph of a message for LinkedIn or X; `opening` as for `emailParts`. */
export function briefParts(
  facts: DraftFacts,
  choice: WordingChoice,
  trim: number,
  channel: Channel,
  opening: Part[] | null,
): Part[][] {
  const grammar = WORDING.brief;
  const filling = fillingOf(facts, choice, trim, true);
  const unnamed = facts.company === null ? '.unnamed' : '';
  const about =
    opening ??
    (facts.depth === 'surface'
      ? [
          part(grammar, 'surface', filling, choice, facts.profileUrl),
          part(grammar, `job.surface${unnamed}`, filling, choice, null),
        ]
      : [...workPart(facts, grammar, filling, choice), part(grammar, `job${unnamed}`, filling, choice, null)]);
  const hasRoom = channel === 'linkedin' && trim < 1 && opening === null;
  return [
    [
      part(grammar, 'greeting', filling, choice, undefined),
      ...about,
      ...(opening === null && facts.depth === 'surface' && filling['skill'] !== '' && trim < 2
        ? [part(grammar, 'ask-fit', filling, choice, null)]
        : []),
      part(grammar, !statesPay(facts.requirement.salary) ? 'pay.unknown' : 'pay', filling, choice, null),
      ...(hasRoom ? [part(grammar, 'ask', filling, choice, undefined)] : []),
      part(
        grammar,
        facts.sender.optOutUrl === undefined ? 'exit.reply' : 'exit.link',
        filling,
        choice,
        facts.profileUrl,
      ),
      ...(hasRoom && facts.sender.name !== undefined ? [part(grammar, 'sign', filling, choice, undefined)] : []),
    ],
  ];
}

/** Sentences about the person and the connection to the posting. */
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

/** The text of one slot of a grammar, with its evidence. */
export function part(
  grammar: Grammar,
  slot: string,
  filling: Filling,
  choice: WordingChoice,
  evidenceUrl: string | null | undefined,
): Part {
  return { text: wordingOf(grammar, slot, filling, choice), evidenceUrl };
}
