import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type FollowUpAngle, type FollowUpMessage, type OutreachMessage } from '../../../domain/outreach.js';
import { checkDraft } from '../checks/check-claims.js';
import { draftFacts, type DraftFacts } from '../facts/draft-facts.js';
import { followUpParts } from '../wording/follow-up-parts.js';
import { type OutreachCandidate } from '../facts/outreach-candidate.js';
import { BODY_LENGTH, FOLLOW_UP_PLAN, LARGEST_SIMILARITY, WORDING_ATTEMPTS } from '../outreach-limits.js';
import { type OutreachSender } from '../../../domain/outreach-sender.js';
import { contactWishes } from '../wording/respect.js';
import { SimilarityIndex } from './similarity.js';

export interface FollowUpInput {
  /** The first message, as it was drafted or sent; a person's edit counts as the text. */
  message: Pick<OutreachMessage, 'outreachId' | 'channel' | 'subjectLine' | 'messageText' | 'editedMessage'>;
  requirement: JobRequirement;
  candidate: OutreachCandidate;
  sender?: OutreachSender | null;
  /** "Now". */
  referenceDate: Date;
  /** GitHub ids of people who are not written to. */
  suppressedGithubIds?: ReadonlySet<number>;
  /** Whether the person has answered no. */
  hasDeclined?: boolean;
}

/** The follow-ups, or why there are none. */
export type FollowUpOutcome =
  | { followUps: FollowUpMessage[]; blocked: null }
  | {
      followUps: [];
      blocked: { code: 'contact_suppressed' | 'contact_declined' | 'message_not_drafted'; message: string };
    };

/**
 * Three drafts after a first message: a reminder, the technical side, a friendly end. Each is shorter than the last and
 * checked like the first; there are none for whoever is suppressed or has said no, here or on their profile.
 */
export function composeFollowUps(input: FollowUpInput): FollowUpOutcome {
  const { candidate, message } = input;
  const blocked = (
    code: 'contact_suppressed' | 'contact_declined' | 'message_not_drafted',
    reason: string,
  ): FollowUpOutcome => ({
    followUps: [],
    blocked: { code, message: `No follow-ups to ${candidate.githubUsername}: ${reason}` },
  });
  if (input.suppressedGithubIds?.has(candidate.githubId))
    return blocked('contact_suppressed', 'they have asked to be left alone');
  if (input.hasDeclined === true) return blocked('contact_declined', 'they have said no');
  const { declined } = contactWishes(candidate);
  if (declined !== null)
    return blocked('contact_declined', `their ${declined.field} says "${declined.text.slice(0, 60)}"`);
  const facts = draftFacts(input.requirement, candidate, input.sender, input.referenceDate);
  if (facts.profileUrl === null) return blocked('message_not_drafted', 'the link to the profile does not lead to it');
  const followUps = shrinking(facts, message);
  return followUps === null
    ? blocked('message_not_drafted', 'no wordings are each shorter than the last')
    : { followUps, blocked: null };
}

/** Ways tried for each follow-up before the one after it is worded anew. */
const MOST_WAYS = 6;

/** The last one is worded first, and each one before it has to be longer, up to the first message. */
function shrinking(
  facts: DraftFacts,
  message: FollowUpInput['message'],
  later: readonly FollowUpMessage[] = [],
): FollowUpMessage[] | null {
  const plan = FOLLOW_UP_PLAN[FOLLOW_UP_PLAN.length - 1 - later.length];
  if (plan === undefined) return [...later];
  const original = message.editedMessage ?? message.messageText;
  const earlier = new SimilarityIndex([original, ...later.map(({ messageText }) => messageText)]);
  // Room for those before it, which have to be longer still.
  const most = Math.min(original.length, BODY_LENGTH[message.channel].max + 1) - (FOLLOW_UP_PLAN.length - later.length);
  const least = (later[0]?.messageText.length ?? 0) + 1;
  let ways = 0;
  for (const followUp of fitting(facts, message, plan.angle, { least, most }, earlier)) {
    const all = shrinking(facts, message, [{ day: plan.day, ...followUp }, ...later]);
    if (all !== null || (ways += 1) === MOST_WAYS) return all;
  }
  return null;
}

/** The wordings that fit, the fullest first. */
function* fitting(
  facts: DraftFacts,
  { outreachId, channel, subjectLine }: FollowUpInput['message'],
  angle: FollowUpAngle,
  length: { least: number; most: number },
  earlier: SimilarityIndex,
): Generator<Omit<FollowUpMessage, 'day'>, undefined> {
  for (let attempt = 0; attempt <= WORDING_ATTEMPTS; attempt += 1) {
    const choice = { seed: `${outreachId}\n${angle}`, variant: 0, attempt, shortest: attempt === WORDING_ATTEMPTS };
    for (const parts of followUpParts(facts, channel, angle, choice)) {
      const messageText = parts
        .map((paragraph) => paragraph.map(({ text }) => text).join(' '))
        .join(channel === 'email' ? '\n\n' : ' ');
      if (messageText.length < length.least || messageText.length > length.most) continue;
      if (earlier.largestShare(messageText) > LARGEST_SIMILARITY) continue;
      const text = { channel, subjectLine: subjectLine === null ? null : `Re: ${subjectLine}`, messageText };
      const { ok, problems } = checkDraft({ ...text, kind: 'follow-up' }, facts);
      if (!ok) continue;
      const claims = parts
        .flat()
        .flatMap(({ text: claim, evidenceUrl }) => (evidenceUrl === undefined ? [] : [{ text: claim, evidenceUrl }]));
      const referencedRepositories = facts.workItems
        .filter(({ url }) => messageText.includes(url))
        .map(({ repository }) => repository);
      const qualityFlags = problems.map(({ code }) => code);
      yield {
        angle,
        ...text,
        personalizationMetadata: { depth: facts.depth, referencedRepositories, claims, qualityFlags },
        generatedBy: 'template',
      };
    }
  }
  return undefined;
}
