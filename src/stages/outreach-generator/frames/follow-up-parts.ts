import { type Channel, type FollowUpAngle } from '../../../domain/outreach.js';
import { type DraftFacts } from '../facts/draft-facts.js';
import { fillingOf } from './filling.js';
import { frameFile } from './frame-file.js';
import { type Part, sayer, type WordingChoice } from './message-parts.js';

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
  const file = frameFile(facts.language);
  const filling = fillingOf(facts, channel === 'email' ? 'posting' : 'long role');
  const say = sayer(facts, file, filling, choice);
  const topic = angle === 'technical' && filling['skills'] === '' ? 'reminder' : angle;
  const { technicalSingle = file.followUp.technical } = file.followUp;
  const isSingle = topic === 'technical' && facts.requirement.requiredSkills.length === 1;
  const core = say.one(topic, isSingle ? technicalSingle : file.followUp[TOPICS[topic]], 'job');
  const greeting = say.greeting();
  const pay = say.pay();
  const extras = extraParts(angle, file.followUp, say);
  if (channel === 'email') {
    const email = (extra: readonly Part[]): Part[][] =>
      [[greeting], [...core, ...extra, pay], [say.source(), say.optOut()], say.sign()].filter(
        (paragraph) => paragraph.length > 0,
      );
    return [email(extras), ...extras.map((extra) => email([extra])), email([])];
  }
  const brief = (middle: readonly Part[]): Part[][] => [[greeting], [...core, ...middle, say.shortOptOut()]];
  return [brief([...extras, pay]), ...extras.map((extra) => brief([extra, pay])), brief([pay]), brief([])];
}

const TOPICS = { reminder: 'reminder', technical: 'technical', 'soft-close': 'softClose' } as const;

type FollowUpWords = ReturnType<typeof frameFile>['followUp'];

/** Optional sentences: the work again, or another piece of work than in the first message. */
function extraParts(angle: FollowUpAngle, words: FollowUpWords, say: ReturnType<typeof sayer>): Part[] {
  const ask = say.one('technical-ask', words.technicalAsk);
  if (angle === 'soft-close') return [];
  if (angle === 'reminder') {
    const work = say.one('reminder-work', words.reminderWork, 'work');
    return work.length > 0 ? work : ask;
  }
  return [...say.one('technical-other', words.technicalOther, 'otherWork'), ...ask];
}
