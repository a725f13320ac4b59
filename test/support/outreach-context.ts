import { Clock } from '../../src/platform/common/clock.js';
import { type StageContext } from '../../src/domain/stage.js';
import { REFERENCE_DATE } from './outreach-candidates.js';

/** A clock that always shows the same time. */
export class FixedClock extends Clock {
  constructor(private readonly moment: Date) {
    super();
  }

  now(): Date {
    return this.moment;
  }
}

/** A stage's context that records the stage's reports. */
export interface RecordingContext extends StageContext {
  warnings: { code: string; message: string }[];
  progressed: { done: number; total: number }[];
}

export function stageContext(changes: Partial<StageContext> = {}): RecordingContext {
  const warnings: RecordingContext['warnings'] = [];
  const progressed: RecordingContext['progressed'] = [];
  return {
    referenceDate: REFERENCE_DATE,
    deadline: new Date(REFERENCE_DATE.getTime() + 120_000),
    signal: new AbortController().signal,
    warn: (code, message) => void warnings.push({ code, message }),
    progress: (done, total) => void progressed.push({ done, total }),
    checkpoint: async () => undefined,
    onBehalfOf: 'user',
    ...changes,
    warnings,
    progressed,
  };
}
