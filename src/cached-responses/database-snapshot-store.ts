import { createHash } from 'node:crypto';
import { type OnApplicationBootstrap, type OnModuleDestroy, Logger } from '@nestjs/common';
import { type DataSource, In, LessThanOrEqual } from 'typeorm';
import { type Clock } from '../platform/common/clock.js';
import { type Transactions } from '../platform/database/transactions.js';
import { type Snapshot, type SnapshotEntry, SnapshotStore } from '../stages/github-sourcer/snapshots/snapshot-store.js';
import { GithubSnapshotPerson } from './github-snapshot-person.entity.js';
import { GithubSnapshot } from './github-snapshot.entity.js';
import { inChunks, SNAPSHOT_BOUNDS } from './snapshot-bounds.js';

type Found = Pick<GithubSnapshot, 'keyHash' | 'fetchedAt' | 'valueJson'>;

/** Snapshots in the database: shared by all processes on it, there after a restart, bounded. */
export class DatabaseSnapshotStore extends SnapshotStore implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DatabaseSnapshotStore.name);
  private timer: NodeJS.Timeout | undefined;
  /** Characters stored since the last look at the whole. */
  private stored = 0;

  /** @param bound characters of JSON that may be kept */
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly bound: number = SNAPSHOT_BOUNDS.database,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.purgeOrSay();
    this.timer = setInterval(() => void this.purgeOrSay(), SNAPSHOT_BOUNDS.databaseCheckEvery);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async get(keys: readonly string[], now: Date): Promise<Map<string, Snapshot>> {
    const found = new Map<string, Snapshot>();
    const keyOf = new Map(keys.map((key) => [hashOf(key), key]));
    for (const hashes of inChunks([...keyOf.keys()])) {
      const rows = await this.dataSource.manager
        .createQueryBuilder(GithubSnapshot, 'snapshot')
        .select(['snapshot.keyHash AS "keyHash"', 'snapshot.fetchedAt AS "fetchedAt"', 'snapshot.valueJson AS "valueJson"'])
        .where('snapshot.keyHash IN (:...hashes) AND snapshot.expiresAt > :now', { hashes, now: now.toISOString() })
        .getRawMany<Found>();
      for (const row of rows) {
        const key = keyOf.get(row.keyHash);
        const snapshot = read(row);
        if (key !== undefined && snapshot !== null) found.set(key, snapshot);
      }
    }
    return found;
  }

  async set(entries: readonly SnapshotEntry[]): Promise<void> {
    for (const chunk of inChunks(rowsOf(entries))) {
      await this.store(chunk);
      this.stored += chunk.reduce((sum, { row }) => sum + row.size, 0);
    }
    if (this.stored >= Math.min(SNAPSHOT_BOUNDS.databaseCheckAfter, this.bound)) await this.purge();
  }

  async erase(githubId: number): Promise<void> {
    await this.transactions.run(async (manager) => {
      const kept = await manager.findBy(GithubSnapshotPerson, { githubId });
      for (const chunk of inChunks(kept)) await manager.delete(GithubSnapshot, { keyHash: In(chunk.map(({ keyHash }) => keyHash)) });
    });
  }

  /** Drops what is out of date, and what is too much: the soonest to expire first. */
  async purge(): Promise<void> {
    this.stored = 0;
    const moments = await this.dataSource.manager
      .createQueryBuilder(GithubSnapshot, 'snapshot')
      .select(['snapshot.expiresAt AS "expiresAt"', 'SUM(snapshot.size) AS "size"'])
      .groupBy('snapshot.expiresAt')
      .orderBy('snapshot.expiresAt')
      .getRawMany<{ expiresAt: string; size: number | string }>();
    let left = moments.reduce((sum, { size }) => sum + Number(size), 0);
    const target = left > this.bound ? this.bound * SNAPSHOT_BOUNDS.databaseShareKept : left;
    let end = this.clock.now().toISOString();
    for (const { expiresAt, size } of moments) {
      if (left <= target) break;
      left -= Number(size);
      if (expiresAt > end) end = expiresAt;
    }
    await this.dataSource.manager.delete(GithubSnapshot, { expiresAt: LessThanOrEqual(end) });
  }

  private async purgeOrSay(): Promise<void> {
    await this.purge().catch((error: unknown) => this.logger.error('Old snapshots could not be dropped', error));
  }

  /** People that an older snapshot of the same key told about stay: it is then erased with them, which costs one request. */
  private async store(chunk: readonly Row[]): Promise<void> {
    const people = chunk.flatMap(({ row: { keyHash }, people }) => [...new Set(people)].map((githubId) => ({ githubId, keyHash })));
    await this.transactions.run(async (manager) => {
      await manager
        .createQueryBuilder()
        .insert()
        .into(GithubSnapshot)
        .values(chunk.map(({ row }) => row))
        .orUpdate(['fetched_at', 'expires_at', 'size', 'value_json'], ['key_hash'])
        .updateEntity(false)
        .execute();
      for (const part of inChunks(people)) {
        await manager.createQueryBuilder().insert().into(GithubSnapshotPerson).values(part).orIgnore().updateEntity(false).execute();
      }
    });
  }
}

interface Row {
  row: GithubSnapshot;
  people: readonly number[];
}

/** One row for a key, the last one given; always in the same order, or two processes would wait for each other. */
function rowsOf(entries: readonly SnapshotEntry[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { key, value, fetchedAt, expiresAt, people } of entries) {
    const valueJson = JSON.stringify(value);
    if (valueJson.length > SNAPSHOT_BOUNDS.value) continue;
    const keyHash = hashOf(key);
    const row = { keyHash, fetchedAt: fetchedAt.toISOString(), expiresAt: expiresAt.toISOString(), size: valueJson.length, valueJson };
    rows.set(keyHash, { row, people });
  }
  return [...rows.values()].sort((a, b) => (a.row.keyHash < b.row.keyHash ? -1 : 1));
}

/** Null where the row is not what was stored: GitHub is then asked again. */
function read({ fetchedAt, valueJson }: Found): Snapshot | null {
  try {
    const snapshot = { value: JSON.parse(valueJson) as unknown, fetchedAt: new Date(fetchedAt) };
    return Number.isNaN(snapshot.fetchedAt.getTime()) ? null : snapshot;
  } catch {
    return null;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
