import pLimit from 'p-limit';
import { type Clock } from '../../../platform/common/clock.js';
import { type StageContext } from '../../../domain/stage.js';
import { type LlmClient } from '../../../llm/llm-client.js';
import { LlmError } from '../../../llm/llm-error.js';
import { ComputeFailure } from '../../../platform/compute/compute-failure.js';
import { type ComposedDraft } from '../drafts/compose-drafts.js';
import { type ComposedMessage } from '../drafts/compose-message.js';
import { type ProblemReport } from '../checks/draft-problem.js';
import { draftWithModel, type ModelComputations } from './model-draft.js';
import { MODEL_LIMITS } from '../outreach-limits.js';

/** The model's result for one message. */
export interface ModelDraft {
  /** Undefined if the composed message is used. */
  message?: ComposedMessage;
  /** `personalizationScore` of the message. */
  score?: number;
  /** Problems that the checker found in it. */
  problems: ProblemReport[];
  /** Why the composed message is used: `model-draft-refused:<code>` or `model-failed:<kind>`. */
  flags: string[];
  tokensUsed: number;
  model: string;
}

/**
 * Requests many drafts from a model, a few at a time, within the deadline and the token budget of the run. Failures of
 * the model are no errors: the composed message is used instead. After several failures in a row, the model is not
 * called again in this run.
 */
export class ModelDrafts {
  private failuresInARow = 0;
  private failed = 0;
  private refused = 0;
  private lastFailure: LlmError['kind'] | null = null;

  constructor(
    private readonly llm: LlmClient,
    private readonly clock: Clock,
    private readonly context: StageContext,
  ) {}

  /** Returns the drafts in the order of the composed messages. */
  async draftAll(
    composed: readonly ComposedDraft[],
    computationsOf: (draft: ComposedDraft) => ModelComputations,
    advance: () => void,
  ): Promise<ModelDraft[]> {
    const limit = pLimit(MODEL_LIMITS.concurrency);
    const drafts = await Promise.all(
      composed.map((each) =>
        limit(async () => {
          const draft = await this.draftOne(computationsOf(each));
          advance();
          return draft;
        }),
      ),
    );
    if (this.failed > 0)
      this.context.warn(
        'model_failed',
        `The model returned no answer for ${this.failed} of ${composed.length} messages (${this.lastFailure}); the composed messages are used instead`,
      );
    if (this.refused > 0)
      this.context.warn(
        'model_drafts_refused',
        `The claim checker refused the model's drafts of ${this.refused} of ${composed.length} messages; the composed messages are used instead`,
      );
    return drafts;
  }

  private async draftOne(computations: ModelComputations): Promise<ModelDraft> {
    const left = this.context.deadline.getTime() - this.clock.now().getTime() - MODEL_LIMITS.reserveMs;
    if (this.failuresInARow >= MODEL_LIMITS.failuresInARow || left < MODEL_LIMITS.leastMs)
      return this.withoutModel(left < MODEL_LIMITS.leastMs ? 'timeout' : (this.lastFailure ?? 'network'), 0);
    try {
      const call = { signal: this.context.signal, timeoutMs: Math.min(MODEL_LIMITS.timeoutMs, left) };
      const { message, score, problems, tokensUsed, model } = await draftWithModel(this.llm, computations, call);
      this.failuresInARow = 0;
      if (message !== null) return { message, score, problems, flags: [], tokensUsed, model };
      this.refused += 1;
      const codes = new Set(
        problems.filter(({ severity }) => severity === 'refused').map(({ code }) => `model-draft-refused:${code}`),
      );
      return { problems: [], flags: [...codes], tokensUsed, model };
    } catch (error) {
      this.context.signal.throwIfAborted();
      if (error instanceof ComputeFailure) return this.unreadable();
      if (!(error instanceof LlmError)) throw error;
      this.failuresInARow += error.kind === 'budget' ? MODEL_LIMITS.failuresInARow : 1;
      return this.withoutModel(error.kind, error.tokensUsed);
    }
  }

  /** Used if checking the model's answer has taken too long. */
  private unreadable(): ModelDraft {
    this.refused += 1;
    return { problems: [], flags: ['model-draft-refused:unreadable'], tokensUsed: 0, model: '' };
  }

  private withoutModel(kind: LlmError['kind'], tokensUsed: number): ModelDraft {
    this.failed += 1;
    this.lastFailure = kind;
    return { problems: [], flags: [`model-failed:${kind}`], tokensUsed, model: '' };
  }
}
