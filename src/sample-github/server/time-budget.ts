import { type Clock } from '../../platform/common/clock.js';

const WINDOW_MS = 60_000;
/** GitHub: at most 90 s of its time per 60 s of real time, of which at most 60 s for GraphQL. */
const MAX_SECONDS = { all: 90, graphql: 60 };

/** The secondary limit by server time. Counted only if server times are simulated. */
export class TimeBudget {
  private spent: { at: number; kind: 'graphql' | 'search'; seconds: number }[] = [];

  constructor(private readonly clock: Clock) {}

  book(kind: 'graphql' | 'search', seconds: number): void {
    this.spent.push({ at: this.clock.now().getTime(), kind, seconds });
  }

  isSpent(): boolean {
    const since = this.clock.now().getTime() - WINDOW_MS;
    this.spent = this.spent.filter(({ at }) => at > since);
    const sum = (kinds: string[]): number =>
      this.spent.filter(({ kind }) => kinds.includes(kind)).reduce((total, { seconds }) => total + seconds, 0);
    return sum(['graphql', 'search']) > MAX_SECONDS.all || sum(['graphql']) > MAX_SECONDS.graphql;
  }
}
