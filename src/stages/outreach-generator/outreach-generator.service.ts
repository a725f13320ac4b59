import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/common/clock.js';
import { type OutreachMessage } from '../../domain/outreach.js';
import { type RankedCandidate } from '../../domain/ranking.js';
import { type StageContext } from '../../domain/stage.js';
import { warnOfUnreadableProfiles } from '../../domain/unreadable.js';
import { LlmClient } from '../../llm/llm-client.js';
import { Compute, type ComputeOptions } from '../../platform/compute/compute.js';
import { computeBatch, LOST, type Lost } from '../../platform/compute/compute-each.js';
import { type DraftVerdict } from './checks/check-claims.js';
import { type ComposedDraft, type DraftOutcome, type DraftTerms } from './drafts/compose-drafts.js';
import { type FollowUpInput, type FollowUpOutcome } from './drafts/follow-ups.js';
import { type ModelComputations } from './model/model-draft.js';
import { ModelDrafts } from './model/model-drafts.js';
import { type Notice, type NoticeInput } from './drafts/notice.js';
import { OutreachGenerator, type OutreachGeneratorInput } from './outreach-generator.js';
import {
  check,
  type CheckInput,
  compose,
  followUps,
  judge,
  type ModelWork,
  notice,
  prepare,
} from './outreach-generator.tasks.js';
import { SimilarityIndex } from './drafts/similarity.js';
import { toMessage } from './drafts/to-message.js';

/** Messages in one task: about 20 milliseconds of computing. */
const MESSAGES_AT_ONCE = 20;

/**
 * Drafts messages, with or without a model. The model's drafts go through the same checks. If one fails, the composed
 * message is used. Nothing is sent.
 */
@Injectable()
export class OutreachGeneratorService extends OutreachGenerator {
  constructor(
    private readonly clock: Clock,
    @Inject(LlmClient) private readonly llm: LlmClient | null,
    private readonly compute: Compute,
  ) {
    super();
  }

  /** A person who cannot be contacted truthfully, or whose profile cannot be read, gets a warning and no message. */
  async run(input: OutreachGeneratorInput, context: StageContext): Promise<OutreachMessage[]> {
    const {
      runId,
      requirement,
      postingText = null,
      channels,
      sender = null,
      suppressedGithubIds = new Set<number>(),
      variant = 0,
      avoidTexts = [],
    } = input;
    const terms = {
      runId,
      requirement,
      postingText,
      channels,
      sender,
      suppressedGithubIds,
      variant,
      avoidTexts,
      referenceDate: context.referenceDate,
    };
    const drafts = await this.compose(input.rankedCandidates, terms, context);
    if (this.llm === null) return drafts.map((draft) => toMessage(draft, undefined, terms, null));
    const written = await this.writeWithModel(this.llm, drafts, input.rankedCandidates, terms, context);
    const others = new SimilarityIndex(avoidTexts);
    return drafts.map((draft, index) => {
      const message = toMessage(draft, written[index], terms, others);
      others.add(message.messageText);
      return message;
    });
  }

  /** Checks a text against the facts, whoever wrote it. */
  check(input: CheckInput, options: ComputeOptions): Promise<DraftVerdict> {
    return this.compute.run(check, input, options);
  }

  /** Drafts three follow-ups for the case that the person does not reply. */
  followUp(input: FollowUpInput, options: ComputeOptions): Promise<FollowUpOutcome> {
    return this.compute.run(followUps, input, options);
  }

  /** Writes the information that article 14 of the GDPR requires. */
  notice(input: NoticeInput, options: ComputeOptions): Promise<Notice> {
    return this.compute.run(notice, input, options);
  }

  /**
   * Composes the messages without a model, one batch after the other, because each message must differ from those
   * before it.
   */
  private async compose(
    people: readonly RankedCandidate[],
    terms: DraftTerms,
    context: StageContext,
  ): Promise<ComposedDraft[]> {
    const size = Math.max(1, Math.floor(MESSAGES_AT_ONCE / terms.channels.length));
    const drafts: ComposedDraft[] = [];
    const lost: string[] = [];
    let refused = 0;
    for (let start = 0; start < people.length; start += size) {
      const batch = people.slice(start, start + size);
      const outcomes = await this.composeBatch(batch, terms, drafts, context);
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome === LOST) lost.push(batch[index]?.githubUsername ?? '');
        else {
          refused += outcome.filter(({ warning }) => warning?.code === 'message_not_drafted').length;
          drafts.push(...keepDrafts(outcome, context));
        }
        if (this.llm === null) context.progress(start + index + 1, people.length);
      }
    }
    warnOfUnreadableProfiles(context, lost);
    warnOfRefusals(refused, drafts.length, context);
    return drafts;
  }

  private composeBatch(
    people: readonly RankedCandidate[],
    terms: DraftTerms,
    earlier: readonly ComposedDraft[],
    { onBehalfOf, signal }: StageContext,
  ): Promise<(DraftOutcome[] | Lost)[]> {
    const messages = earlier.map(({ message: { channel, start, messageText } }) => ({ channel, start, messageText }));
    return computeBatch(this.compute, compose, { ...terms, earlier: messages }, people, { onBehalfOf, signal });
  }

  private async writeWithModel(
    llm: LlmClient,
    drafts: readonly ComposedDraft[],
    people: readonly RankedCandidate[],
    terms: DraftTerms,
    context: StageContext,
  ): ReturnType<ModelDrafts['draftAll']> {
    const byLogin = new Map(people.map((person) => [person.githubUsername, person]));
    let done = 0;
    const advance = (): void => context.progress((done += 1), drafts.length);
    if (drafts.length === 0) context.progress(people.length, people.length);
    const computationsOf = ({ candidate: { githubUsername }, channel, seed }: ComposedDraft): ModelComputations => {
      const candidate = byLogin.get(githubUsername);
      if (candidate === undefined) throw new Error('The candidate of a draft is missing');
      return this.computations({ terms, candidate, channel, seed }, context);
    };
    return new ModelDrafts(llm, this.clock, context).draftAll(drafts, computationsOf, advance);
  }

  private computations(work: ModelWork, { onBehalfOf, signal }: StageContext): ModelComputations {
    return {
      prepare: () => this.compute.run(prepare, work, { onBehalfOf, signal }),
      judge: (value) => this.compute.run(judge, { work, value }, { onBehalfOf, signal }),
    };
  }
}

/** More refused messages than this share of a run say that something is wrong with the run, not with a person. */
const MOST_REFUSED = 0.1;

/** Says so if more than a tenth of the messages of a run could not be drafted. */
function warnOfRefusals(refused: number, drafted: number, context: StageContext): void {
  const total = refused + drafted;
  if (refused > MOST_REFUSED * total)
    context.warn(
      'many_drafts_refused',
      `${refused} of ${total} messages were not drafted, because no wording of them passes the checks`,
    );
}

/** Adds the warnings of a person's messages to the run and returns the drafts. */
function keepDrafts(outcomes: readonly DraftOutcome[], context: StageContext): ComposedDraft[] {
  return outcomes.flatMap(({ draft, warning }) => {
    if (warning !== null) context.warn(warning.code, warning.message);
    return draft === null ? [] : [draft];
  });
}
