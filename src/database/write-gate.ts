import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { Semaphore } from 'async-mutex';
import { DataSource, EntityManager, QueryRunner } from 'typeorm';

/**
 * Plain statements that may be under way at once; a transaction takes all of these places. The connection works on one
 * at a time anyway, and the semaphore looks at every free place when one is given back.
 */
const PLACES = 64;

/**
 * Keeps transactions and plain statements apart on SQLite.
 *
 * TypeORM's `sqlite` driver has one connection for everybody. A plain write made while somebody's transaction is
 * open lands inside that transaction and is rolled back with it, and two transactions at once fail outright. So on
 * SQLite every statement goes through this gate: plain ones pass freely while no transaction is open, a transaction
 * waits until they are through and then has the connection to itself. On PostgreSQL, where each transaction has a
 * connection of its own, the gate is open.
 */
@Injectable()
export class WriteGate {
  private readonly places = new Semaphore(PLACES);
  private readonly insideTransaction = new AsyncLocalStorage<boolean>();
  private readonly oneConnection: boolean;

  constructor(private readonly dataSource: DataSource) {
    this.oneConnection = dataSource.options.type === 'sqlite';
    if (this.oneConnection) this.guard(dataSource.createQueryRunner());
  }

  /** Runs several statements as one: all of them hold, or none. Keep it short; it must only use the manager given. */
  async atomically<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (!this.oneConnection) return this.dataSource.transaction(work);
    if (this.insideTransaction.getStore()) return work(this.dataSource.manager);
    return this.places.runExclusive(
      () => this.insideTransaction.run(true, () => this.transact(this.dataSource.createQueryRunner(), work)),
      PLACES,
    );
  }

  private async transact<T>(runner: QueryRunner, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    await runner.query('BEGIN IMMEDIATE');
    try {
      const result = await work(runner.manager);
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK');
      throw error;
    }
  }

  /** Makes every plain statement on the shared connection wait for its place. */
  private guard(runner: QueryRunner): void {
    const query = runner.query.bind(runner) as (...statement: unknown[]) => Promise<unknown>;
    const guarded = (...statement: unknown[]): Promise<unknown> =>
      this.insideTransaction.getStore() ? query(...statement) : this.places.runExclusive(() => query(...statement));
    runner.query = guarded as QueryRunner['query'];
  }
}
