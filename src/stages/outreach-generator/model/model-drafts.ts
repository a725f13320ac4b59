import pLimit from 'p-limit';
import { type Clock } from '../../../platform/common/clock.js';
import { type StageContext } from '../../../domain/stage.js';
import { type LlmClient } from '../../../llm/llm-client.js';
import { LlmError } from '../../../llm/llm-error.js';
import { ComputeFailure } from '../../../platform/compute/compute-failure.js';
import { type ComposedDraft } from '../drafts/compose-drafts.js';
import { type ComposedMessage } from '../drafts/compose-message.js';
import { type DraftProblem } from '../checks/draft-problem.js';
import { draftWithModel, type ModelDesk } from './model-draft.js';
import { MODEL_LIMITS } from '../outreach-limits.js';

/** What a model made of one message. */
export interface ModelDraft {
  /** Undefined where the composed message stands. */
  message?: ComposedMessage;
  /** `personalizationScore` of the message. */
  score?: number;
  /** Remarks of the checker on it. */
  problems: DraftProblem[];
  /** Why the composed message stands: `model-draft-refused:<code>` or `model-failed:<kind>`. */
  flags: string[];
  tokensUsed: number;
  model: string;
}

/**
 * Asks a model for many drafts, a few at a time, within the run's deadline and budget. It never fails: what the model
 * does not give is left to the composer, and a service that keeps failing is left alone.
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

  /** The drafts in the order of the composed ones. */
  async draftAll(
    composed: readonly ComposedDraft[],
    deskOf: (draft: ComposedDraft) => ModelDesk,
    advance: () => void,
  ): Promise<ModelDraft[]> {
    const limit = pLimit(MODEL_LIMITS.concurrency);
    const drafts = await Promise.all(
      composed.map((each) =>
        limit(async () => {
          const draft = await this.draftOne(deskOf(each));
          advance();
          return draft;
        }),
      ),
    );
    if (this.failed > 0)
      this.context.warn(
        'model_failed',
        `The model gave no answer for ${this.failed} of ${composed.length} messages (${this.lastFailure}): the composed ones stand`,
      );
    if (this.refused > 0)
      this.context.warn(
        'model_drafts_refused',
        `The claim checker refused the model's drafts of ${this.refused} of ${composed.length} messages: the composed ones stand`,
      );
    return drafts;
  }

  private async draftOne(desk: ModelDesk): Promise<ModelDraft> {
    const left = this.context.deadline.getTime() - this.clock.now().getTime() - MODEL_LIMITS.reserveMs;
    if (this.failuresInARow >= MODEL_LIMITS.failuresInARow || left < MODEL_LIMITS.leastMs)
      return this.withoutModel(left < MODEL_LIMITS.leastMs ? 'timeout' : (this.lastFailure ?? 'network'), 0);
    try {
      const call = { signal: this.context.signal, timeoutMs: Math.min(MODEL_LIMITS.timeoutMs, left) };
      const { message, score, problems, tokensUsed, model } = await draftWithModel(this.llm, desk, call);
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

  /** The answer took too long to check. */
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
