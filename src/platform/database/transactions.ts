import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Mutex } from 'async-mutex';
import { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { CountedSemaphore } from './counted-semaphore.js';
import { outageProblem } from './is-unavailable.js';
import { type ReadConnections } from './read-connections.js';
import { whileLocked } from './while-locked.js';

/**
 * Maximum number of simultaneous plain statements; a transaction takes all of these places. The connection works on one
 * at a time anyway, and the semaphore checks every free place when one is released.
 */
const PLACES = 64;

/** Read-only statements; everything else is treated as a write. */
const READ = /^\s*SELECT\b/i;

type Statement = (...statement: unknown[]) => Promise<unknown>;

/** The transaction that the running code is part of. */
interface Transaction {
  manager: EntityManager;
  /** False once the transaction has ended: code that was started inside may outlive it. */
  open: boolean;
}

/**
 * Runs transactions, and keeps them apart from plain statements.
 *
 * TypeORM's `sqlite` driver has one connection for all. A plain write during somebody's transaction would become part
 * of it and be rolled back with it, and two transactions at once fail. So on SQLite every statement goes through this
 * class. A `SELECT` outside of a transaction goes to a read-only connection and waits for no writer; it sees everything
 * that was committed before. Other plain statements run while no transaction is open; a transaction waits until they
 * are done and then has the connection for itself. Where another process holds the lock on the file, statements are
 * retried (`whileLocked`) without keeping a place.
 *
 * Plain writes run one at a time, and a failed one keeps its place until the driver has finalised it. A statement that
 * finds the file locked remains active in SQLite until then; another write that succeeds meanwhile is reported as done
 * but not committed, because a writer is still active, and is rolled back with the failed one (sqlite3VdbeHalt in
 * SQLite's vdbeaux.c).
 *
 * On PostgreSQL each transaction has its own connection. There this class only rejects a statement inside a transaction
 * that does not go through its manager: it would wait for a second connection while holding the first. With as many of
 * those as the pool has connections, all would wait for each other.
 */
@Injectable()
export class Transactions {
  private readonly places = new CountedSemaphore(PLACES);
  private readonly writes = new Mutex();
  private readonly current = new AsyncLocalStorage<Transaction>();
  /** Sends a statement to SQLite directly; absent on PostgreSQL. */
  private readonly send: Statement | undefined;

  /**
   * @param readers for read-only statements; without them these go to the main connection too
   * @param lockTimeout how long a statement waits for another process's lock on the SQLite file, in milliseconds
   */
  constructor(
    private readonly dataSource: DataSource,
    private readonly readers?: ReadConnections,
    private readonly lockTimeout?: number,
  ) {
    if (dataSource.options.type === 'sqlite') this.send = this.guardStatements(dataSource.createQueryRunner());
    else this.guardConnections();
  }

  /** Number of statements and transactions that wait for one of SQLite's connections. */
  get waiting(): number {
    return this.places.waiting + (this.readers?.waiting ?? 0);
  }

  /**
   * Runs several statements in one transaction: all take effect, or none. Keep it short, and use only the given
   * manager.
   */
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.openTransaction();
    if (outer !== undefined) return work(outer.manager);
    if (this.send !== undefined) return this.onTheOnlyConnection(this.send, work);
    try {
      return await this.dataSource.transaction((manager) => this.within(manager, work));
    } catch (error) {
      // TypeORM rejects, before any statement, a manager whose connection is lost.
      throw outageProblem(error);
    }
  }

  /**
   * Runs one statement on SQLite's connection while nothing else is active there: for statements such as `VACUUM`,
   * which SQLite accepts neither inside a transaction nor beside other statements.
   * @throws Error on PostgreSQL
   */
  async alone(statement: string): Promise<unknown> {
    const { send } = this;
    if (send === undefined) throw new Error('Only the connection to SQLite can be had alone');
    return whileLocked(
      () => this.places.runExclusive(() => untilFinalized(() => send(statement)), PLACES),
      this.lockTimeout,
    );
  }

  private async onTheOnlyConnection<T>(send: Statement, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const release = await whileLocked(() => this.begin(send), this.lockTimeout);
    try {
      const result = await this.within(this.dataSource.createQueryRunner().manager, work);
      await send('COMMIT');
      return result;
    } catch (error) {
      // SQLite rolls back a transaction itself after some failures, such as a full disk. ROLLBACK fails only then:
      // either way no transaction is open, and the first error is the one that matters.
      await send('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      release();
    }
  }

  /** Takes the connection; releases it between two tries. */
  private async begin(send: Statement): Promise<() => void> {
    const [, release] = await this.places.acquire(PLACES);
    try {
      await untilFinalized(() => send('BEGIN IMMEDIATE'));
      return release;
    } catch (error) {
      release();
      throw error;
    }
  }

  private async within<T>(manager: EntityManager, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const transaction: Transaction = { manager, open: true };
    try {
      return await this.current.run(transaction, () => work(manager));
    } finally {
      transaction.open = false;
    }
  }

  private openTransaction(): Transaction | undefined {
    const transaction = this.current.getStore();
    return transaction?.open === true ? transaction : undefined;
  }

  /** Makes every plain statement on SQLite's connection wait for its place. */
  private guardStatements(runner: QueryRunner): Statement {
    const send = runner.query.bind(runner) as Statement;
    const guarded: Statement = (...statement) =>
      this.openTransaction() === undefined
        ? whileLocked(() => this.plainly(send, statement), this.lockTimeout)
        : send(...statement);
    runner.query = guarded as QueryRunner['query'];
    return send;
  }

  private plainly(send: Statement, statement: unknown[]): Promise<unknown> {
    const reads = READ.test(String(statement[0]));
    if (reads && this.readers !== undefined) return this.readers.read(...statement);
    const inItsPlace = (): Promise<unknown> => this.places.runExclusive(() => untilFinalized(() => send(...statement)));
    return reads ? inItsPlace() : this.writes.runExclusive(inItsPlace);
  }

  /** Rejects a request for a second connection to PostgreSQL from code that holds one. */
  private guardConnections(): void {
    const { driver } = this.dataSource;
    const createQueryRunner = driver.createQueryRunner.bind(driver);
    driver.createQueryRunner = (mode) => {
      if (this.openTransaction() !== undefined)
        throw new Error('A statement inside a transaction must go through the manager of the transaction');
      return createQueryRunner(mode);
    };
  }
}

/** Runs a statement. A failure is reported once the driver has finalised the statement, which it does right afterwards. */
async function untilFinalized<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await setImmediate();
    throw error;
  }
}
