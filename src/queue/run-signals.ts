/** `changed`: there is more to see of the run. `ended`: it has ended. `cancel`: whoever works on it is to stop. */
export type RunSignalKind = 'changed' | 'ended' | 'cancel';

/** Word of a run, for all processes. */
export interface RunSignal {
  readonly executionId: string;
  readonly kind: RunSignalKind;
}

/**
 * What processes tell each other about runs. A signal may be lost: whoever depends on one also looks at the row from time to time.
 */
export abstract class RunSignals {
  /** Tells all listeners, in this process at once. Never throws. */
  abstract publish(signal: RunSignal): void;
  /** Gives a function that ends the listening. */
  abstract subscribe(listener: (signal: RunSignal) => void): () => void;
  /** Tells nobody any more. */
  abstract close(): Promise<void>;
}
