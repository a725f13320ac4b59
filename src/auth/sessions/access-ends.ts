import { Injectable } from '@nestjs/common';
import { Signals } from '../../platform/signals/signals.js';

/**
 * Tells all processes that an access has ended: a session, an API key, or all of them with the account. The message
 * names the user only: code that keeps a response open for that user asks `LiveAccess` again.
 */
@Injectable()
export class AccessEnds {
  constructor(private readonly signals: Signals) {}

  /**
   * Sends to all listeners; those in this process are called at once. Call it after the end is stored and before it is
   * acknowledged. Never throws.
   */
  tell(userId: string): void {
    this.signals.publish('access', userId);
  }

  /** @returns a function that stops listening */
  listen(listener: (userId: string) => void): () => void {
    return this.signals.subscribe('access', listener);
  }
}
