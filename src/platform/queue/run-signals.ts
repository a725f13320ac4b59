import { Injectable } from '@nestjs/common';
import { Signals } from '../signals/signals.js';

const KINDS = ['changed', 'ended', 'cancel'] as const;

/** `changed`: there is more to see of the run. `ended`: it has ended. `cancel`: whoever works on it is to stop. */
export type RunSignalKind = (typeof KINDS)[number];

/** Word of a run, for all processes. */
export interface RunSignal {
  readonly executionId: string;
  readonly kind: RunSignalKind;
}

/**
 * What processes tell each other about runs. A signal may be lost: whoever depends on one also looks at the row from time to time.
 */
@Injectable()
export class RunSignals {
  constructor(private readonly signals: Signals) {}

  /** Tells all listeners, in this process at once. Never throws. */
  publish({ executionId, kind }: RunSignal): void {
    this.signals.publish('runs', `${kind} ${executionId}`);
  }

  /** Gives a function that ends the listening. */
  subscribe(listener: (signal: RunSignal) => void): () => void {
    return this.signals.subscribe('runs', (text) => {
      const [word, executionId] = text.split(' ');
      const kind = KINDS.find((known) => known === word);
      if (kind !== undefined && executionId !== undefined) listener({ executionId, kind });
    });
  }
}
