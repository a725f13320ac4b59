import { candidate, REFERENCE_TIME } from '../../support/stage-doubles.js';
import { type StageContext } from '../../../src/domain/stage.js';

/** People whom each run finds: more than are picked in a test. */
export const PEOPLE = Array.from({ length: 80 }, (_, index) => candidate(`sample-${index + 1}`, index + 1));

/** Takes the sourcer's place, and keeps runs under way for as long as a test wants them to be. */
export class HeldStage {
  private holding = false;
  private readonly waiting: (() => void)[] = [];

  /** Runs that are held now. */
  get held(): number {
    return this.waiting.length;
  }

  hold(): void {
    this.holding = true;
  }

  /** Lets so many of the runs go on that are held. */
  release(count: number): void {
    for (const goOn of this.waiting.splice(0, count)) goOn();
  }

  /** Lets all go on, also those to come. */
  open(): void {
    this.holding = false;
    this.release(this.waiting.length);
  }

  readonly run = async (_input: never, context: StageContext): Promise<unknown> => {
    context.progress(1, 2, '1 of 2');
    if (this.holding) await this.released(context.signal);
    await context.checkpoint();
    return {
      candidates: PEOPLE,
      source: 'sample',
      found: PEOPLE.length,
      coverage: { line: 'test coverage' },
      github: {
        requests: 3,
        points: 4,
        remaining: 4996,
        resetsAt: REFERENCE_TIME,
        retries: 0,
        requestMilliseconds: 0,
        waitedSeconds: 0,
        plan: [],
      },
    };
  };

  private released(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push(resolve);
      signal.addEventListener('abort', () => {
        if (this.waiting.includes(resolve)) this.waiting.splice(this.waiting.indexOf(resolve), 1);
        reject(signal.reason as Error);
      });
    });
  }
}
