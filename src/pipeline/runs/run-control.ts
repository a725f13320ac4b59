import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Problem } from '../../platform/common/problem.js';
import { RunSignals } from '../../platform/queue/run-signals.js';

/** The handles to stop what is worked on in this process. */
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

  /** A handle for a run that is now worked on here. */
  begin(executionId: string): AbortController {
    const controller = new AbortController();
    this.aborters.set(executionId, controller);
    return controller;
  }

  /** The run is no longer worked on here. */
  end(executionId: string, controller: AbortController): void {
    if (this.aborters.get(executionId) === controller) this.aborters.delete(executionId);
  }
}
