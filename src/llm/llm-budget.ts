import { LlmError } from './llm-error.js';

/**
 * Limits the tokens of one run. Tokens are reserved before a call and settled after it, so that parallel calls together
 * cannot exceed the limit.
 */
export class LlmBudget {
  private spent = 0;

  constructor(private readonly limit: number) {}

  /** Tokens that may still be spent. */
  get remaining(): number {
    return this.limit - this.spent;
  }

  /** Reserves tokens. @throws LlmError `budget` if not enough are left */
  reserve(tokens: number): void {
    if (tokens > this.remaining) throw new LlmError('budget', 'The token budget of this run is used up');
    this.spent += tokens;
  }

  /** Replaces the reserved tokens by those that were really used. */
  settle(reserved: number, used: number): void {
    this.spent += used - reserved;
  }
}
