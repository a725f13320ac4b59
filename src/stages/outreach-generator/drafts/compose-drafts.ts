import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type Channel } from '../../../domain/outreach.js';
import { type RankedCandidate } from '../../../domain/ranking.js';
import { draftFacts, type DraftFacts } from '../facts/draft-facts.js';
import { draftMessage, isDraft, type DraftedMessage } from './draft-message.js';
import { LARGEST_SIMILARITY } from '../outreach-limits.js';
import { type OutreachSender } from '../../../domain/outreach-sender.js';
import { personalizationScore } from './personalization-score.js';
import { planMessages, type PlannedMessage, routeSentence } from './planned-messages.js';
import { type PreferredRoute } from '../wording/respect.js';
import { SimilarityIndex } from './similarity.js';

/** What holds for all messages of a run. */
export interface DraftTerms {
  /** The run: with person and channel it seeds the choice of wordings. */
  runId: string;
  requirement: JobRequirement;
  channels: readonly Channel[];
  /** Who writes; what is missing is left out, never made up. */
  sender: OutreachSender | null;
  /** GitHub ids of people who are not written to. */
  suppressedGithubIds: ReadonlySet<number>;
  /** Another number gives other wordings. */
  variant: number;
  /** Earlier drafts for the same person, which the new ones must not resemble. */
  avoidTexts: readonly string[];
  /** "Now". */
  referenceDate: Date;
}

/** The terms, and what was drafted before in the same run. */
export interface BatchTerms extends DraftTerms {
  earlierTexts: readonly string[];
}

/** A message composed without a model, and what is to be known of it. */
export interface ComposedDraft {
  candidate: Pick<RankedCandidate, 'githubUsername'>;
  channel: Channel;
  /** What the choice of wordings rests on. */
  seed: string;
  /** A route that the person prefers and this message does not take, or null. */
  otherRoute: PreferredRoute['route'] | null;
  message: DraftedMessage;
  /** `personalizationScore` of the message. */
  score: number;
}

/** What came of one planned message: a draft, a warning for the run, or both. */
export interface DraftOutcome {
  draft: ComposedDraft | null;
  warning: { code: string; message: string } | null;
}

/** A new wording for the same person is the one least like the earlier ones; after many of them it only must not be the same. */
const MERELY_ANOTHER = 0.99;

/** Drafts messages to some people, in their order; each must be unlike those before it. */
export function composeDrafts(people: readonly RankedCandidate[], terms: BatchTerms): DraftOutcome[][] {
  const earlier = new SimilarityIndex([...terms.avoidTexts, ...terms.earlierTexts]);
  return people.map((candidate) => {
    const plans = planMessages([candidate], terms.channels, terms.suppressedGithubIds);
    // A person who is not written to is not looked into any further.
    let facts: DraftFacts | undefined;
    return plans.map((plan): DraftOutcome => {
      if (plan.blocked !== null) return { draft: null, warning: plan.blocked };
      facts ??= draftFacts(terms.requirement, candidate, terms.sender, terms.referenceDate);
      return composeDraft(plan, facts, terms, earlier);
    });
  });
}

function composeDraft(
  { candidate, channel, otherRoute }: PlannedMessage,
  facts: DraftFacts,
  { runId, variant, avoidTexts }: BatchTerms,
  earlier: SimilarityIndex,
): DraftOutcome {
  const { githubUsername } = candidate;
  const seed = `${runId}\n${githubUsername.toLowerCase()}\n${channel}`;
  const message = draftMessage(
    facts,
    { channel, seed, variant },
    earlier,
    avoidTexts.length > 0 ? MERELY_ANOTHER : LARGEST_SIMILARITY,
  );
  if (!isDraft(message)) {
    return {
      draft: null,
      warning: {
        code: 'message_not_drafted',
        message: `No ${channel} message to ${githubUsername}: ${message.reason}`,
      },
    };
  }
  earlier.add(message.messageText);
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
