import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type FollowUpAngle, type FollowUpMessage, type OutreachMessage } from '../../../domain/outreach.js';
import { checkDraft } from '../checks/check-claims.js';
import { draftFacts, type DraftFacts } from '../facts/draft-facts.js';
import { inLines } from '../frames/in-lines.js';
import { followUpParts } from '../frames/follow-up-parts.js';
import { type OutreachCandidate } from '../facts/outreach-candidate.js';
import { BODY_LENGTH, FOLLOW_UP_PLAN, LARGEST_FOLLOW_UP_SIMILARITY, WORDING_ATTEMPTS } from '../outreach-limits.js';
import { type OutreachSender } from '../../../domain/outreach-sender.js';
import { contactWishes } from '../wording/respect.js';
import { declinedReason } from './planned-messages.js';
import { SimilarityIndex } from './similarity.js';

export interface FollowUpInput {
  /** The first message. If a person has edited it, the edited text is used. */
  message: Pick<OutreachMessage, 'outreachId' | 'channel' | 'subjectLine' | 'messageText' | 'editedMessage'>;
  requirement: JobRequirement;
  /** The posting as it was given, if it is known. */
  postingText?: string | null;
  candidate: OutreachCandidate;
  sender?: OutreachSender | null;
  /** "Now". */
  referenceDate: Date;
  /** GitHub ids of people who must not be contacted. */
  suppressedGithubIds?: ReadonlySet<number>;
  /** Whether the person has declined. */
  hasDeclined?: boolean;
}

type BlockedCode = 'contact_suppressed' | 'contact_declined' | 'contact_wish_unclear' | 'message_not_drafted';

/** The follow-ups, or the reason for having none. */
export type FollowUpOutcome =
  | { followUps: FollowUpMessage[]; blocked: null }
  | {
      followUps: [];
      blocked: { code: BlockedCode; message: string };
    };

/**
 * Drafts three follow-ups: a reminder, the technical side, a friendly end. Each is shorter than the message before it
 * and is checked like the first message. People who are suppressed, have declined, or ask on their profile not to be
 * contacted get none.
 */
export function composeFollowUps(input: FollowUpInput): FollowUpOutcome {
  const { candidate, message } = input;
  const blocked = (code: BlockedCode, reason: string): FollowUpOutcome => ({
    followUps: [],
    blocked: { code, message: `No follow-ups to ${candidate.githubUsername}: ${reason}` },
  });
  if (input.suppressedGithubIds?.has(candidate.githubId))
    return blocked('contact_suppressed', 'they have asked to be left alone');
  if (input.hasDeclined === true) return blocked('contact_declined', 'they have said no');
  const { declined } = contactWishes(candidate);
  if (declined !== null) {
    const { code, reason } = declinedReason(declined);
    return blocked(code, reason);
  }
  const facts = draftFacts(input.requirement, candidate, input.sender, input.referenceDate, input.postingText);
  if (facts.profileUrl === null) return blocked('message_not_drafted', 'the link to the profile does not lead to it');
  const followUps = draftEverShorter(facts, message);
  return followUps === null
    ? blocked('message_not_drafted', 'no wordings are each shorter than the last')
    : { followUps, blocked: null };
}

/** Wordings tried for one follow-up before the follow-up after it gets another wording. */
const MAX_TRIES = 24;

/** The last follow-up is worded first. Each earlier one must be longer, but shorter than the first message. */
function draftEverShorter(
  facts: DraftFacts,
  message: FollowUpInput['message'],
  later: readonly FollowUpMessage[] = [],
): FollowUpMessage[] | null {
  const plan = FOLLOW_UP_PLAN[FOLLOW_UP_PLAN.length - 1 - later.length];
  if (plan === undefined) return [...later];
  const original = message.editedMessage ?? message.messageText;
  const earlier = new SimilarityIndex([original, ...later.map(({ messageText }) => messageText)]);
  // The follow-ups before this one must be longer still, so their characters are reserved.
  const most = Math.min(original.length, BODY_LENGTH[message.channel].max + 1) - (FOLLOW_UP_PLAN.length - later.length);
  const least = (later[0]?.messageText.length ?? 0) + 1;
  let tries = 0;
  for (const followUp of fittingWordings(facts, message, plan.angle, { least, most }, earlier)) {
    const all = draftEverShorter(facts, message, [{ day: plan.day, ...followUp }, ...later]);
    if (all !== null || (tries += 1) === MAX_TRIES) return all;
  }
  return null;
}

/** The wordings that fit, longest first. */
function* fittingWordings(
  facts: DraftFacts,
  { outreachId, channel, subjectLine }: FollowUpInput['message'],
  angle: FollowUpAngle,
  length: { least: number; most: number },
  earlier: SimilarityIndex,
): Generator<Omit<FollowUpMessage, 'day'>, undefined> {
  for (let attempt = 0; attempt < WORDING_ATTEMPTS; attempt += 1) {
    const choice = { seed: `${outreachId}\n${angle}`, variant: 0, attempt, frame: 0 };
    for (const parts of followUpParts(facts, channel, angle, choice)) {
      const messageText = parts.map(inLines).join(channel === 'email' ? '\n\n' : '\n');
      if (messageText.length < length.least || messageText.length > length.most) continue;
      if (earlier.largestShare(messageText) > LARGEST_FOLLOW_UP_SIMILARITY) continue;
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
