import { Inject, Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import { Clock } from '../../common/clock.js';
import { nextTurn } from '../../common/next-turn.js';
import type { JobRequirement } from '../../domain/job-requirement.js';
import type { Channel, OutreachMessage } from '../../domain/outreach.js';
import type { RankedCandidate } from '../../domain/ranking.js';
import type { Stage, StageContext } from '../../domain/stage.js';
import { LlmClient } from '../../llm/llm-client.js';
import { draftFacts, type DraftFacts } from './draft-facts.js';
import { draftMessage, isDraft, type DraftedMessage } from './draft-message.js';
import { generationMark } from './generation-mark.js';
import { ModelDrafts, type ModelDraft } from './model-drafts.js';
import { LARGEST_SIMILARITY } from './outreach-knobs.js';
import type { OutreachSender } from './outreach-sender.js';
import { personalizationScore } from './personalization-score.js';
import { planMessages, routeSentence, type PlannedMessage } from './planned-messages.js';
import { SimilarityIndex } from './similarity.js';

export interface OutreachGeneratorInput {
  /** The run: with person, channel and variant it makes the id of a message, and it seeds the choice of wordings. */
  runId: string;
  requirement: JobRequirement;
  /** In the order in which they are written to. */
  rankedCandidates: RankedCandidate[];
  channels: Channel[];
  /** Who writes; what is missing is left out, never made up. */
  sender?: OutreachSender | null;
  /** GitHub ids of people who are not written to. */
  suppressedGithubIds?: ReadonlySet<number>;
  /** 0 unless given; another number gives other wordings. */
  variant?: number;
  /** Texts that the new ones must not resemble: the earlier drafts for the same person. */
  avoidTexts?: readonly string[];
}

/** Namespace of the messages' ids (RFC 9562, version 5): a constant, chosen once. */
const MESSAGE_NAMESPACE = '6f0a4a5e-0d1c-5b7e-9a43-2f6d1c8e5b90';

/** A new wording for the same person is the one least like the earlier ones; after many of them it only must not be the same. */
const MERELY_ANOTHER = 0.99;

/** A message on its way: planned, composed, and perhaps written better by a model. */
interface Work {
  plan: PlannedMessage;
  facts: DraftFacts;
  seed: string;
  composed: DraftedMessage;
}

/**
 * Drafts messages. It works fully without a model; with one, the model's draft is held to the same checks, and the
 * composed one stands where it fails. Nothing is sent.
 */
@Injectable()
export class OutreachGeneratorService implements Stage<OutreachGeneratorInput, OutreachMessage[]> {
  readonly name = 'outreach-generator';

  constructor(
    private readonly clock: Clock,
    @Inject(LlmClient) private readonly llm: LlmClient | null,
  ) {}

  async run(input: OutreachGeneratorInput, context: StageContext): Promise<OutreachMessage[]> {
    const plans = planMessages(input.rankedCandidates, input.channels, input.suppressedGithubIds ?? new Set());
    let done = 0;
    const advance = (): void => context.progress((done += 1), plans.length);
    const works = await this.compose(input, plans, context, advance);
    const drafts = this.llm === null ? [] : await new ModelDrafts(this.llm, this.clock, context).draftAll(works, input, advance);
    if (this.llm === null) return works.map((work) => { advance(); return toMessage(work, undefined, input, context, null); });
    const final = new SimilarityIndex(input.avoidTexts);
    return works.map((work, index) => {
      const message = toMessage(work, drafts[index], input, context, final);
      final.add(message.messageText);
      return message;
    });
  }

  /** Everything but the model: whoever cannot be written to truthfully leaves a warning and not a message. */
  private async compose(input: OutreachGeneratorInput, plans: PlannedMessage[], context: StageContext, advance: () => void): Promise<Work[]> {
    const earlier = new SimilarityIndex(input.avoidTexts);
    const isRewording = (input.avoidTexts ?? []).length > 0;
    const works: Work[] = [];
    let facts: DraftFacts | undefined;
    for (const plan of plans) {
      await nextTurn();
      context.signal.throwIfAborted();
      const { candidate, channel, blocked, otherRoute } = plan;
      if (blocked !== null) {
        context.warn(blocked.code, blocked.message);
        advance();
        continue;
      }
      if (facts?.candidate !== candidate) facts = draftFacts(input.requirement, candidate, input.sender, context.referenceDate);
      const seed = `${input.runId}\n${candidate.githubUsername.toLowerCase()}\n${channel}`;
      const composed = draftMessage(facts, channel, seed, input.variant ?? 0, earlier, isRewording ? MERELY_ANOTHER : LARGEST_SIMILARITY);
      if (!isDraft(composed)) {
        context.warn('message_not_drafted', `No ${channel} message to ${candidate.githubUsername}: ${composed.reason}`);
        advance();
        continue;
      }
      if (otherRoute !== null) context.warn('preferred_route', `${candidate.githubUsername}: ${routeSentence(otherRoute)}`);
      earlier.add(composed.messageText);
      works.push({ plan, facts, seed, composed });
    }
    return works;
  }
}

/** The model's draft where it has passed and is unlike the others, else the composed one, with what is to be known of it. */
function toMessage(work: Work, draft: ModelDraft | undefined, input: OutreachGeneratorInput, context: StageContext, others: SimilarityIndex | null): OutreachMessage {
  const { candidate, channel, otherRoute } = work.plan;
  const isSimilar = draft?.message !== undefined && others !== null && others.largestShare(draft.message.messageText) > LARGEST_SIMILARITY;
  const chosen = draft?.message === undefined || isSimilar ? null : draft.message;
  const message = chosen ?? work.composed;
  const problems = chosen === null ? work.composed.verdict.problems : (draft?.problems ?? []);
  const flags = [...(chosen === null ? (draft?.flags ?? []) : []), ...(isSimilar ? ['model-draft-refused:too-similar'] : [])];
  const generatedBy = chosen === null ? 'template' : `llm:${draft?.model ?? ''}`;
  const generatedAt = context.referenceDate.toISOString();
  return {
    outreachId: v5([input.runId, candidate.githubUsername.toLowerCase(), channel, input.variant ?? 0].join('\n'), MESSAGE_NAMESPACE),
    githubUsername: candidate.githubUsername,
    channel,
    subjectLine: message.subjectLine,
    messageText: message.messageText,
    personalizationScore: personalizationScore(chosen === null ? work.composed : { channel, ...chosen }, work.facts, problems),
    personalizationMetadata: {
      depth: message.depth,
      referencedRepositories: message.referencedRepositories,
      claims: message.claims,
      qualityFlags: [...new Set([...problems.map(({ code }) => code), ...flags, ...(otherRoute === null ? [] : [`preferred-route:${otherRoute.route}`])])],
    },
    generatedBy,
    generationMark: generationMark({ generatedBy, generatedAt, isEdited: false }),
    tokensUsed: draft?.tokensUsed ?? 0,
    status: 'draft',
    isEdited: false,
    editedMessage: null,
    generatedAt,
    editedAt: null,
    sentAt: null,
  };
}
