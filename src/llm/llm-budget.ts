import { LlmError } from './llm-error.js';

/**
 * Bounds what one run spends. Tokens are set aside before a call and settled after it, so that calls made at the same
 * time cannot overspend together.
 */
export class LlmBudget {
  private spent = 0;

  constructor(private readonly limit: number) {}

  /** Tokens that may still be spent. */
  get remaining(): number {
    return this.limit - this.spent;
  }

  /** Sets tokens aside. @throws LlmError `budget` where there are not enough left */
  reserve(tokens: number): void {
    if (tokens > this.remaining) throw new LlmError('budget', 'The token budget of this run is used up');
    this.spent += tokens;
  }

  /** Puts what was really spent in place of what was set aside. */
  settle(reserved: number, used: number): void {
    this.spent += used - reserved;
  }
}
