import { Logger } from '@nestjs/common';
import { Metrics, NoMetrics } from '../platform/common/metrics.js';
import {
  type CachedResponse,
  type CachedResponseEntry,
  CachedResponseStore,
} from '../stages/github-sourcer/cached-responses/cached-response-store.js';

/**
 * Prevents that a failing cache fails a run: while the inner store fails, reads return nothing and writes are dropped.
 * The first failure and the recovery are logged. An erasure that fails still throws.
 */
export class FailSafeCachedResponseStore extends CachedResponseStore {
  private readonly logger = new Logger('CachedResponses');
  private works = true;

  constructor(
    private readonly store: CachedResponseStore,
    private readonly metrics: Metrics = new NoMetrics(),
  ) {
    super();
  }

  async get(keys: readonly string[], now: Date): Promise<Map<string, CachedResponse>> {
    const found = await this.attempt<Map<string, CachedResponse> | null>(() => this.store.get(keys, now), null);
    this.count(keys, found);
    return found ?? new Map<string, CachedResponse>();
  }

  set(entries: readonly CachedResponseEntry[]): Promise<void> {
    return this.attempt(() => this.store.set(entries), undefined);
  }

  erase(githubId: number): Promise<void> {
    return this.store.erase(githubId);
  }

  /** @param found null if the store failed */
  private count(keys: readonly string[], found: Map<string, CachedResponse> | null): void {
    for (const kind of new Set(keys.map(kindOf))) {
      const asked = keys.filter((key) => kindOf(key) === kind);
      const hits = asked.filter((key) => found?.has(key)).length;
      const others = asked.length - hits;
      this.metrics.cachedResponsesRead({
        kind,
        hits,
        misses: found === null ? 0 : others,
        failures: found === null ? others : 0,
      });
    }
  }

  private async attempt<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
    try {
      const result = await work();
      if (!this.works) this.logger.log('Cached responses are kept again');
      this.works = true;
      return result;
    } catch (error) {
      // Only the name: the message of a failed statement may contain text of strangers.
      const name = error instanceof Error ? error.name : typeof error;
      if (this.works)
        this.logger.warn(
          `Cached responses cannot be kept or read (${name}); GitHub is asked for everything until they can`,
        );
      this.works = false;
      return otherwise;
    }
  }
}

/** Keys begin with the kind of the cached thing. */
function kindOf(key: string): string {
  return key.split(':', 1)[0] ?? '';
}
