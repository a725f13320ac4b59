import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPostgresDatabase, postgresIsThere } from '../../test/support/postgres.js';
import { REDIS_URL, RedisCorner, redisIsThere } from '../../test/support/redis.js';
import { jobRequirement, skill } from '../../test/support/requirements.js';
import { type RecordedContext, SampleSourcing } from '../../test/support/sample-sourcing.js';
import { SmallPopulation } from '../../test/support/small-population.js';
import { SystemClock } from '../platform/common/clock.js';
import { dataSourceOptions } from '../platform/database/data-source-options.js';
import { openDataSource } from '../platform/database/open-data-source.js';
import { Transactions } from '../platform/database/transactions.js';
import { MINUTES_A_DAY } from '../sample-github/population/model.js';
import { type SourcingResult } from '../stages/github-sourcer/github-sourcer.js';
import { MemoryCachedResponseStore } from '../stages/github-sourcer/cached-responses/memory-cached-response-store.js';
import { type CachedResponseStore } from '../stages/github-sourcer/cached-responses/cached-response-store.js';
import { DatabaseCachedResponseStore } from './database-cached-response-store.js';
import { GithubCachedResponse } from './github-cached-response.entity.js';
import { RedisCachedResponseStore } from './redis-cached-response-store.js';

const RUST = jobRequirement({ requiredSkills: [skill('Rust'), skill('Tokio', 'library')], remote: 'remote' });
const MAX_CANDIDATES = 8;

/** People for several batches of what is loaded of the pool and of the finalists; some are gone, or silent. */
function people(): SmallPopulation {
  const population = new SmallPopulation();
  for (let number = 1; number <= 11; number += 1)
    population.specialist(`sample-ada-${number}`, { location: number % 3 === 0 ? 'Berlin' : null });
  for (let number = 1; number <= 2; number += 1) population.upstreamContributor(`sample-bo-${number}`);
  for (let number = 1; number <= 2; number += 1) population.specialist(`sample-gone-${number}`, { deleted: true });
  population.ownWork(population.person('sample-stale', { kind: 'stale' }), 'old', {
    pushedAgo: 800 * MINUTES_A_DAY,
    createdAgo: 1_500 * MINUTES_A_DAY,
  });
  return population;
}

/** A GitHub that counts what it is asked, and kills who asks too much. */
class CountingGithub {
  /** Loads since the start of the count; whether the token holds is asked by every process and counts for nothing. */
  loads = 0;
  private left = Number.POSITIVE_INFINITY;
  private kill: AbortController | null = null;

  private constructor(readonly sourcing: SampleSourcing) {}

  static async start(options: { serverTimes?: number } = {}): Promise<CountingGithub> {
    // Many runs within a minute of a clock that stands still.
    const limits = { graphqlPoints: 1_000_000, searchesPerMinute: 100_000 };
    const github = new CountingGithub(await SampleSourcing.start({ population: people().build(), limits, ...options }));
    github.sourcing.server.fail({
      fail: 'hang',
      when: ({ operation }) => operation !== 'RateLimit' && github.count(),
      times: 0,
    });
    return github;
  }

  private count(): boolean {
    this.loads += 1;
    this.left -= 1;
    if (this.left < 0) this.kill?.abort(new Error('killed'));
    return false;
  }

  /** A run in a process of its own. */
  run(store: CachedResponseStore, checkpoint: () => Promise<void> = async () => undefined): Promise<SourcingResult> {
    return this.sourcing
      .inNewProcess(store)
      .run({ requirement: RUST, maxCandidates: MAX_CANDIDATES }, { ...this.sourcing.context(), checkpoint });
  }

  /** A run whose process is killed while its next load after `loads` of them is under way. */
  async killedAfter(loads: number, store: CachedResponseStore): Promise<void> {
    this.kill = new AbortController();
    this.left = loads;
    const context = this.sourcing.context(120, this.kill.signal);
    await expect(
      this.sourcing.inNewProcess(store).run({ requirement: RUST, maxCandidates: MAX_CANDIDATES }, context),
    ).rejects.toThrow('killed');
    this.left = Number.POSITIVE_INFINITY;
  }
}

/** All that a run gives on, in every detail and order; what it cost is another matter. */
const outcomeOf = ({ candidates, coverage, found, source }: SourcingResult): string =>
  JSON.stringify({ candidates, coverage, found, source });

interface OpenStore {
  /** The store, empty. */
  empty: () => Promise<CachedResponseStore>;
  close: () => Promise<void>;
}

async function openMemory(): Promise<OpenStore> {
  return { empty: async () => new MemoryCachedResponseStore(), close: async () => undefined };
}

async function openDatabase({ url, drop }: { url: string; drop: () => Promise<void> }): Promise<OpenStore> {
  const dataSource = await openDataSource(dataSourceOptions({ databaseUrl: url, databasePoolSize: 4 }));
  const empty = async (): Promise<CachedResponseStore> => {
    await dataSource.manager.createQueryBuilder().delete().from(GithubCachedResponse).execute();
    return new DatabaseCachedResponseStore(dataSource, new Transactions(dataSource), new SystemClock());
  };
  const close = async (): Promise<void> => {
    await dataSource.destroy();
    await drop();
  };
  return { empty, close };
}

async function openRedis(): Promise<OpenStore> {
  const corner = new RedisCorner();
  const opened: RedisCachedResponseStore[] = [];
  const empty = async (): Promise<CachedResponseStore> => {
    const store = await RedisCachedResponseStore.open(REDIS_URL, corner.nextPrefix());
    opened.push(store);
    return store;
  };
  const close = async (): Promise<void> => {
    for (const store of opened) store.onApplicationShutdown();
    await corner.clear();
  };
  return { empty, close };
}

const STORES: [name: string, open: () => Promise<OpenStore>][] = [
  ['in memory', openMemory],
  ['in SQLite', () => openDatabase({ url: 'sqlite::memory:', drop: async () => undefined })],
];
/** What the other stores keep is shown by their contract; here one way through all batches is enough of them. */
const ALL_CUTS = new Set(['in memory', 'in SQLite']);
if (await postgresIsThere()) STORES.push(['in PostgreSQL', async () => openDatabase(await createPostgresDatabase())]);
if (await redisIsThere()) STORES.push(['in Redis', openRedis]);

describe.each(STORES)('a run that is killed, with cached responses %s', (name, open) => {
  let github: CountingGithub;
  let stores: OpenStore;
  let undisturbed: string;
  let loads: number;
  beforeAll(async () => {
    github = await CountingGithub.start();
    stores = await open();
    undisturbed = outcomeOf(await github.run(await stores.empty()));
    loads = github.loads;
  });
  afterAll(async () => {
    await stores.close();
    await github.sourcing.stop();
  });

  it('is one of many batches', () => {
    expect(loads).toBeGreaterThan(15);
  });

  if (ALL_CUTS.has(name)) {
    it('while any of its requests is under way asks for that one again, for nothing else, and gives the same', async () => {
      const deviations: string[] = [];
      for (let done = 0; done < loads; done += 1) {
        const store = await stores.empty();
        github.loads = 0;
        await github.killedAfter(done, store);
        const outcome = outcomeOf(await github.run(store));
        if (outcome !== undisturbed) deviations.push(`after ${done} loads: another outcome`);
        if (github.loads !== loads + 1) deviations.push(`after ${done} loads: ${github.loads} in all`);
      }
      expect(deviations).toEqual([]);
    }, 300_000);

    it('right after any of its batches was stored asks for nothing again, and gives the same', async () => {
      const deviations: string[] = [];
      for (let stored = 1; stored <= loads; stored += 1) {
        const store = await stores.empty();
        github.loads = 0;
        let left = stored;
        const killed = github.run(store, async () => {
          left -= 1;
          if (left === 0) throw new Error('killed');
        });
        await expect(killed).rejects.toThrow('killed');
        if (github.loads !== stored) deviations.push(`checkpoint ${stored} came after ${github.loads} loads`);
        const outcome = outcomeOf(await github.run(store));
        if (outcome !== undisturbed) deviations.push(`after batch ${stored}: another outcome`);
        if (github.loads !== loads) deviations.push(`after batch ${stored}: ${github.loads} loads in all`);
      }
      expect(deviations).toEqual([]);
    }, 300_000);
  }

  it('again and again, one batch further each time, comes to the same end', async () => {
    const store = await stores.empty();
    github.loads = 0;
    for (let done = 0; done < loads; done += 1) await github.killedAfter(done === 0 ? 0 : 1, store);
    expect([outcomeOf(await github.run(store)) === undisturbed, github.loads]).toEqual([true, 2 * loads]);
  }, 300_000);
});

describe('a run that is resumed late', () => {
  let github: CountingGithub;
  let store: MemoryCachedResponseStore;
  beforeEach(async () => {
    github = await CountingGithub.start();
    store = new MemoryCachedResponseStore();
  });
  afterEach(() => github.sourcing.stop());
  const resume = async (seconds: number): Promise<{ result: SourcingResult; context: RecordedContext }> => {
    github.loads = 0;
    const context = github.sourcing.context(seconds);
    const result = await github.sourcing
      .inNewProcess(store)
      .run({ requirement: RUST, maxCandidates: MAX_CANDIDATES }, context);
    return { result, context };
  };

  it('after its time gives what was kept, asks for nothing and says what is missing', async () => {
    const whole = await github.run(new MemoryCachedResponseStore());
    const ofFinalists = 8;
    await github.killedAfter(github.loads - ofFinalists, store);
    const { result, context } = await resume(0);
    expect([github.loads, result.candidates.length]).toEqual([0, whole.candidates.length]);
    expect(context.warnings.map(({ code, message }) => [code, message.includes('heads of repositories')])).toEqual([
      ['sourcing_incomplete', true],
    ]);
  });

  it('with everything kept needs no time at all', async () => {
    const whole = outcomeOf(await github.run(store));
    const { result, context } = await resume(0);
    expect([outcomeOf(result) === whole, github.loads, context.warnings]).toEqual([true, 0, []]);
  });

  it('before anything came fails for want of time', async () => {
    await expect(resume(0)).rejects.toMatchObject({ code: 'pipeline_timeout' });
  });

  it('gives the steps that are left all the time that is left', async () => {
    const slow = await CountingGithub.start({ serverTimes: 1 });
    const begun = slow.sourcing.clock.now().getTime();
    const whole = await slow.run(new MemoryCachedResponseStore());
    const seconds = (slow.sourcing.clock.now().getTime() - begun) / 1_000;
    await slow.killedAfter(slow.loads - 5, store);
    const context = slow.sourcing.context(seconds / 2);
    const resumed = await slow.sourcing
      .inNewProcess(store)
      .run({ requirement: RUST, maxCandidates: MAX_CANDIDATES }, context);
    await slow.sourcing.stop();
    const untimed = ({ candidates }: SourcingResult): unknown =>
      candidates.map((candidate) => ({ ...candidate, fetchedAt: null }));
    expect([untimed(resumed), context.warnings]).toEqual([untimed(whole), []]);
  });
});
