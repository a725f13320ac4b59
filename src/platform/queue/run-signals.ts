import { Injectable } from '@nestjs/common';
import { Signals } from '../signals/signals.js';

const KINDS = ['changed', 'ended', 'cancel'] as const;

/** `changed`: the run has progressed. `ended`: it has ended. `cancel`: the process that works on it must stop. */
export type RunSignalKind = (typeof KINDS)[number];

/** A message about a run, for all processes. */
export interface RunSignal {
  readonly executionId: string;
  readonly kind: RunSignalKind;
}

/**
 * Messages between processes about runs. A message may be lost: a listener that depends on it must also check the row
 * from time to time.
 */
@Injectable()
export class RunSignals {
  constructor(private readonly signals: Signals) {}

  /** Sends to all listeners; those in this process are called at once. Never throws. */
  publish({ executionId, kind }: RunSignal): void {
    this.signals.publish('runs', `${kind} ${executionId}`);
  }

  /** @returns a function that stops listening */
  subscribe(listener: (signal: RunSignal) => void): () => void {
    return this.signals.subscribe('runs', (text) => {
      const [word, executionId] = text.split(' ');
      const kind = KINDS.find((known) => known === word);
      if (kind !== undefined && executionId !== undefined) listener({ executionId, kind });
    });
  }
}
