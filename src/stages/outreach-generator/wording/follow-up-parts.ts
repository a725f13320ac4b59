import { type Channel, type FollowUpAngle } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { fillingOf } from './filling.js';
import { part, type Part } from './message-parts.js';
import { statesPay } from './pay-phrase.js';
import { WORDING, type Filling, type WordingChoice } from './wording.js';

/** Most skills that a follow-up lists. */
const MOST_SKILLS = 3;

/**
 * The paragraphs of a follow-up in several versions, the longest first. Shorter versions have no optional sentences;
 * for channels with short messages, they have no pay either.
 */
export function followUpParts(
  facts: DraftFacts,
  channel: Channel,
  angle: FollowUpAngle,
  choice: WordingChoice,
): Part[][][] {
  const isEmail = channel === 'email';
  const grammar = WORDING.followUp;
  const filling: Filling = { ...fillingOf(facts, choice, 2, !isEmail), ...extraFilling(facts, angle) };
  const say = (slot: string, evidenceUrl: string | null | undefined, words: Filling = filling): Part =>
    part(grammar, slot, words, choice, evidenceUrl);
  const hasSkills = filling['skills'] !== '';
  const core = say(angle === 'technical' && !hasSkills ? 'reminder' : angle, null);
  const greeting = part(isEmail ? WORDING.email : WORDING.brief, 'greeting', filling, choice, undefined);
  const pay = say(statesPay(facts.requirement.salary) ? 'pay' : 'pay.unknown', null);
  const source = say('source', facts.profileUrl);
  const optOut = say(facts.sender.optOutUrl === undefined ? 'opt-out.reply' : 'opt-out.link', undefined);
  const sign =
    filling['sender'] === '' ? [] : [part(isEmail ? WORDING.email : WORDING.brief, 'sign', filling, choice, undefined)];
  const extras = extraParts(facts, angle, filling, say);
  const email = (extra: Part[]): Part[][] =>
    [[greeting], [core, ...extra, pay], [source, optOut], sign].filter((paragraph) => paragraph.length > 0);
  const brief = (middle: Part[]): Part[][] => [[greeting, core, ...middle, optOut]];
  if (isEmail) return [email(extras), ...extras.map((extra) => email([extra])), email([])];
  return [brief([...extras, pay]), ...extras.map((extra) => brief([extra, pay])), brief([pay]), brief([])];
}

function extraParts(
  { workItems, provenSkills }: DraftFacts,
  angle: FollowUpAngle,
  filling: Filling,
  say: (slot: string, evidenceUrl: string | null | undefined, words?: Filling) => Part,
): Part[] {
  const url = workItems[0]?.url ?? provenSkills[0]?.url;
  if (angle === 'reminder') return url === undefined ? [say('technical.ask', undefined)] : [say('reminder.work', url)];
  if (angle === 'soft-close') return [];
  // A different piece of work than in the first message, if there is one.
  const other = workItems[1];
  const skill = other?.skills.find((name) => name !== filling['skill']) ?? other?.skills[0];
  const ask = say('technical.ask', undefined);
  return other === undefined || skill === undefined
    ? [ask]
    : [say('technical.other', other.url, { ...filling, url: other.url, skill }), ask];
}

function extraFilling({ company, requirement, role }: DraftFacts, angle: FollowUpAngle): Filling {
  const names = requirement.requiredSkills.slice(0, MOST_SKILLS).map(({ name }) => name);
  const last = names.pop();
  const skills = last === undefined ? '' : names.length === 0 ? last : `${names.join(', ')} and ${last}`;
  return {
    employer:
      company === null ? (angle === 'technical' ? '' : 'at a company that the posting does not name') : `at ${company}`,
    skills,
    shortRole: role.short,
  };
}
