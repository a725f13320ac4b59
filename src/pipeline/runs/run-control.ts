import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Problem } from '../../platform/common/problem.js';
import { RunSignals } from '../../platform/queue/run-signals.js';

/** The abort controllers of the runs that this process works on. */
@Injectable()
export class RunControl implements OnModuleInit {
  private readonly aborters = new Map<string, AbortController>();

  constructor(private readonly signals: RunSignals) {}

  onModuleInit(): void {
    this.signals.subscribe(({ executionId, kind }) => {
      if (kind === 'cancel')
        this.aborters.get(executionId)?.abort(new Problem('cancelled', 'The run was cancelled by its owner.'));
    });
  }

  /** Returns the abort controller for a run that this process begins to work on. */
  begin(executionId: string): AbortController {
    const controller = new AbortController();
    this.aborters.set(executionId, controller);
    return controller;
  }

  /** This process no longer works on the run. */
  end(executionId: string, controller: AbortController): void {
    if (this.aborters.get(executionId) === controller) this.aborters.delete(executionId);
  }
}
