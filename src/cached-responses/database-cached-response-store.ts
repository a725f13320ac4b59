import { createHash } from 'node:crypto';
import { type OnApplicationBootstrap, type OnModuleDestroy, Logger } from '@nestjs/common';
import { type DataSource, In, LessThanOrEqual } from 'typeorm';
import { type Clock } from '../platform/common/clock.js';
import { type Transactions } from '../platform/database/transactions.js';
import {
  type CachedResponse,
  type CachedResponseEntry,
  CachedResponseStore,
} from '../stages/github-sourcer/cached-responses/cached-response-store.js';
import { GithubCachedResponsePerson } from './github-cached-response-person.entity.js';
import { GithubCachedResponse } from './github-cached-response.entity.js';
import { inChunks, CACHED_RESPONSE_LIMITS } from './cached-response-limits.js';

type Found = Pick<GithubCachedResponse, 'keyHash' | 'fetchedAt' | 'valueJson'>;

/** Keeps cached responses in the database, up to a limit: all its processes share them, and they survive a restart. */
export class DatabaseCachedResponseStore
  extends CachedResponseStore
  implements OnApplicationBootstrap, OnModuleDestroy
{
  private readonly logger = new Logger(DatabaseCachedResponseStore.name);
  private timer: NodeJS.Timeout | undefined;
  /** Characters stored since the last purge. */
  private stored = 0;

  /** @param bound characters of JSON that may be stored */
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly bound: number = CACHED_RESPONSE_LIMITS.database,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.purgeOrLog();
    this.timer = setInterval(() => void this.purgeOrLog(), CACHED_RESPONSE_LIMITS.databaseCheckEvery);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async get(keys: readonly string[], now: Date): Promise<Map<string, CachedResponse>> {
    const found = new Map<string, CachedResponse>();
    const keyOf = new Map(keys.map((key) => [hashOf(key), key]));
    for (const hashes of inChunks([...keyOf.keys()])) {
      const rows = await this.dataSource.manager
        .createQueryBuilder(GithubCachedResponse, 'cachedResponse')
        .select([
          'cachedResponse.keyHash AS "keyHash"',
          'cachedResponse.fetchedAt AS "fetchedAt"',
          'cachedResponse.valueJson AS "valueJson"',
        ])
        .where('cachedResponse.keyHash IN (:...hashes) AND cachedResponse.expiresAt > :now', {
          hashes,
          now: now.toISOString(),
        })
        .getRawMany<Found>();
      for (const row of rows) {
        const key = keyOf.get(row.keyHash);
        const cachedResponse = read(row);
        if (key !== undefined && cachedResponse !== null) found.set(key, cachedResponse);
      }
    }
    return found;
  }

  async set(entries: readonly CachedResponseEntry[]): Promise<void> {
    for (const chunk of inChunks(rowsOf(entries))) {
      await this.store(chunk);
      this.stored += chunk.reduce((sum, { row }) => sum + row.size, 0);
    }
    if (this.stored >= Math.min(CACHED_RESPONSE_LIMITS.databaseCheckAfter, this.bound)) await this.purge();
  }

  async erase(githubId: number): Promise<void> {
    await this.transactions.run(async (manager) => {
      const kept = await manager.findBy(GithubCachedResponsePerson, { githubId });
      for (const chunk of inChunks(kept))
        await manager.delete(GithubCachedResponse, { keyHash: In(chunk.map(({ keyHash }) => keyHash)) });
    });
  }

  /** Deletes expired rows and, above the limit, further rows: those that expire first are deleted first. */
  async purge(): Promise<void> {
    this.stored = 0;
    const moments = await this.dataSource.manager
      .createQueryBuilder(GithubCachedResponse, 'cachedResponse')
      .select(['cachedResponse.expiresAt AS "expiresAt"', 'SUM(cachedResponse.size) AS "size"'])
      .groupBy('cachedResponse.expiresAt')
      .orderBy('cachedResponse.expiresAt')
      .getRawMany<{ expiresAt: string; size: number | string }>();
    let left = moments.reduce((sum, { size }) => sum + Number(size), 0);
    const target = left > this.bound ? this.bound * CACHED_RESPONSE_LIMITS.databaseShareKept : left;
    let end = this.clock.now().toISOString();
    for (const { expiresAt, size } of moments) {
      if (left <= target) break;
      left -= Number(size);
      if (expiresAt > end) end = expiresAt;
    }
    await this.dataSource.manager.delete(GithubCachedResponse, { expiresAt: LessThanOrEqual(end) });
  }

  private async purgeOrLog(): Promise<void> {
    await this.purge().catch((error: unknown) =>
      this.logger.error('Expired cached responses could not be dropped', error),
    );
  }

  /**
   * Links to people from an older response under the same key stay. The row is then erased with those people too, which
   * costs one more request.
   */
  private async store(chunk: readonly Row[]): Promise<void> {
    const people = chunk.flatMap(({ row: { keyHash }, people }) =>
      [...new Set(people)].map((githubId) => ({ githubId, keyHash })),
    );
    await this.transactions.run(async (manager) => {
      await manager
        .createQueryBuilder()
        .insert()
        .into(GithubCachedResponse)
        .values(chunk.map(({ row }) => row))
        .orUpdate(['fetched_at', 'expires_at', 'size', 'value_json'], ['key_hash'])
        .updateEntity(false)
        .execute();
      for (const part of inChunks(people)) {
        await manager
          .createQueryBuilder()
          .insert()
          .into(GithubCachedResponsePerson)
          .values(part)
          .orIgnore()
          .updateEntity(false)
          .execute();
      }
    });
  }
}

interface Row {
  row: GithubCachedResponse;
  people: readonly number[];
}

/**
 * Returns one row for each key, the last one given. The rows are sorted, because a different order in two processes
 * would cause a deadlock.
 */
function rowsOf(entries: readonly CachedResponseEntry[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { key, value, fetchedAt, expiresAt, people } of entries) {
    const valueJson = JSON.stringify(value);
    if (valueJson.length > CACHED_RESPONSE_LIMITS.value) continue;
    const keyHash = hashOf(key);
    const row = {
      keyHash,
      fetchedAt: fetchedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      size: valueJson.length,
      valueJson,
    };
    rows.set(keyHash, { row, people });
  }
  return [...rows.values()].sort((a, b) => (a.row.keyHash < b.row.keyHash ? -1 : 1));
}

/** Returns null if the row is damaged; the response is then requested from GitHub again. */
function read({ fetchedAt, valueJson }: Found): CachedResponse | null {
  try {
    const cachedResponse = { value: JSON.parse(valueJson) as unknown, fetchedAt: new Date(fetchedAt) };
    return Number.isNaN(cachedResponse.fetchedAt.getTime()) ? null : cachedResponse;
  } catch {
    return null;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
