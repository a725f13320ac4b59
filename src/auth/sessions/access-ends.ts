import { Injectable } from '@nestjs/common';
import { Signals } from '../../platform/signals/signals.js';

/**
 * Word, for all processes, that something which lets a person in has ended: a session, or all of them with the account. It says
 * whose, and not what: whoever keeps an answer open for that person asks `Sessions.isLive` again.
 */
@Injectable()
export class AccessEnds {
  constructor(private readonly signals: Signals) {}

  /** Tells all listeners, in this process at once; call it when the end is stored, and before it is acknowledged. Never throws. */
  tell(userId: string): void {
    this.signals.publish('access', userId);
  }

  /** Gives a function that ends the listening. */
  listen(listener: (userId: string) => void): () => void {
    return this.signals.subscribe('access', listener);
  }
}
