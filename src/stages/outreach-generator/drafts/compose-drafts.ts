import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type Channel } from '../../../domain/outreach.js';
import { type RankedCandidate } from '../../../domain/ranking.js';
import { draftFacts, type DraftFacts } from '../facts/draft-facts.js';
import { draftMessage, isDraft, type DraftedMessage } from './draft-message.js';
import { type OutreachSender } from '../../../domain/outreach-sender.js';
import { personalizationScore } from './personalization-score.js';
import { planMessages, type PlannedMessage, routeSentence } from './planned-messages.js';
import { type PreferredRoute } from '../wording/respect.js';
import { SimilarityIndex } from './similarity.js';

/** The input that all messages of a run share. */
export interface DraftTerms {
  /** Id of the run: together with person and channel it is the seed for the wordings. */
  runId: string;
  requirement: JobRequirement;
  /** The posting as it was given, if it is known. */
  postingText?: string | null;
  channels: readonly Channel[];
  /** The sender. Missing values are left out and never invented. */
  sender: OutreachSender | null;
  /** GitHub ids of people who must not be contacted. */
  suppressedGithubIds: ReadonlySet<number>;
  /** Another number has other wordings. */
  variant: number;
  /** Earlier drafts for the same person. The new drafts must not resemble them. */
  avoidTexts: readonly string[];
  /** "Now". */
  referenceDate: Date;
}

/** A message that was drafted earlier in the same run. */
export interface EarlierDraft {
  channel: Channel;
  /** The first sentence of the frame that it was made from. */
  start: string;
  messageText: string;
}

/** The terms, with the messages that were drafted earlier in the same run. */
export interface BatchTerms extends DraftTerms {
  earlier: readonly EarlierDraft[];
}

/** A message that was composed without a model, with data about it. */
export interface ComposedDraft {
  candidate: Pick<RankedCandidate, 'githubUsername'>;
  channel: Channel;
  /** Seed for the choice of wordings. */
  seed: string;
  /** A way of contact that the person prefers, if the message uses another one; otherwise null. */
  otherRoute: PreferredRoute['route'] | null;
  message: DraftedMessage;
  /** `personalizationScore` of the message. */
  score: number;
}

/** The result for one planned message: a draft, a warning for the run, or both. */
export interface DraftOutcome {
  draft: ComposedDraft | null;
  warning: { code: string; message: string } | null;
}

/** Drafts messages to people in the given order. Each must differ from the messages before it. */
export function composeDrafts(people: readonly RankedCandidate[], terms: BatchTerms): DraftOutcome[][] {
  const earlier = new SimilarityIndex([...terms.avoidTexts, ...terms.earlier.map(({ messageText }) => messageText)]);
  const drafted = [...terms.earlier];
  return people.map((candidate) => {
    const plans = planMessages([candidate], terms.channels, terms.suppressedGithubIds);
    // Computed only if the person may be contacted.
    let facts: DraftFacts | undefined;
    return plans.map((plan): DraftOutcome => {
      if (plan.blocked !== null) return { draft: null, warning: plan.blocked };
      facts ??= draftFacts(terms.requirement, candidate, terms.sender, terms.referenceDate, terms.postingText);
      const outcome = composeDraft(plan, facts, { ...terms, earlier: drafted }, earlier);
      if (outcome.draft !== null) drafted.push(outcome.draft.message);
      return outcome;
    });
  });
}

function composeDraft(
  { candidate, channel, otherRoute }: PlannedMessage,
  facts: DraftFacts,
  { runId, variant, earlier, avoidTexts }: BatchTerms,
  texts: SimilarityIndex,
): DraftOutcome {
  const { githubUsername } = candidate;
  const seed = `${runId}\n${githubUsername.toLowerCase()}\n${channel}`;
  const latestStarts = earlier.filter((draft) => draft.channel === channel).map(({ start }) => start);
  const message = draftMessage(facts, { channel, seed, variant, latestStarts, avoidTexts }, texts);
  if (!isDraft(message)) {
    return {
      draft: null,
      warning: {
        code: 'message_not_drafted',
        message: `No ${channel} message to ${githubUsername}: ${message.reason}`,
      },
    };
  }
  texts.add(message.messageText);
  const score = personalizationScore(message, facts, message.verdict.problems);
  const warning =
    otherRoute === null
      ? null
      : { code: 'preferred_route', message: `${githubUsername}: ${routeSentence(otherRoute)}` };
  return {
    draft: { candidate: { githubUsername }, channel, seed, otherRoute: otherRoute?.route ?? null, message, score },
    warning,
  };
}
