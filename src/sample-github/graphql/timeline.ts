import { type SampleContribution } from '../population/model.js';
import { type SampleStore } from '../sample-store.js';

/** A commit on the default branch. */
export interface SampleCommit {
  /** Null if GitHub credits the commit to no account. */
  user: number | null;
  ago: number;
}

/** Minutes before today's midnight, from the older to the newer end. */
export interface AgoWindow {
  fromAgo: number;
  toAgo: number;
}

/** Commits are spread evenly over their period, so that they can be counted for any window without creating them. */
export function commitsWithin(
  { commits, oldestAgo, newestAgo }: SampleContribution,
  { fromAgo, toAgo }: AgoWindow,
): number {
  const step = (oldestAgo - newestAgo) / commits;
  if (step === 0) return newestAgo <= fromAgo && newestAgo >= toAgo ? commits : 0;
  const first = Math.max(0, Math.ceil((toAgo - newestAgo) / step - 0.5));
  const last = Math.min(commits - 1, Math.floor((fromAgo - newestAgo) / step - 0.5));
  return Math.max(0, last - first + 1);
}

/** The commits of repositories, newest first; created on first use, and kept. */
export class CommitTimelines {
  private readonly kept = new Map<number, SampleCommit[]>();

  constructor(private readonly store: SampleStore) {}

  of(repository: number): SampleCommit[] {
    let commits = this.kept.get(repository);
    if (!commits) {
      commits = this.store
        .repository(repository)
        .contributions.flatMap((index) => this.spread(index))
        .sort((one, other) => one.ago - other.ago);
      this.kept.set(repository, commits);
    }
    return commits;
  }

  private spread(index: number): SampleCommit[] {
    const contribution = this.store.population.contributions[index];
    if (!contribution) return [];
    const { user, commits, oldestAgo, newestAgo } = contribution;
    const step = (oldestAgo - newestAgo) / commits;
    return Array.from({ length: commits }, (_, number) => ({
      user,
      ago: Math.round(newestAgo + (number + 0.5) * step),
    }));
  }
}
