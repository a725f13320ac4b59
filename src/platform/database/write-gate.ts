import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Mutex } from 'async-mutex';
import { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { CountedSemaphore } from './counted-semaphore.js';
import { outageProblem } from './is-unavailable.js';
import type { ReadConnections } from './read-connections.js';
import { whileLocked } from './while-locked.js';

/**
 * Plain statements that may be under way at once; a transaction takes all of these places. The connection works on one
 * at a time anyway, and the semaphore looks at every free place when one is given back.
 */
const PLACES = 64;

/** Statements that change nothing; whatever else comes is treated as a write. */
const READ = /^\s*SELECT\b/i;

type Statement = (...statement: unknown[]) => Promise<unknown>;

/** A transaction that the running code is part of. */
interface Transaction {
  manager: EntityManager;
  /** Code that was started within may outlive it; it is then outside. */
  open: boolean;
}

/**
 * Keeps transactions and plain statements apart.
 *
 * TypeORM's `sqlite` driver has one connection for everybody. A plain write made while somebody's transaction is
 * open lands inside that transaction and is rolled back with it, and two transactions at once fail outright. So on
 * SQLite every statement goes through this gate. A `SELECT` outside of a transaction goes to a connection that only reads
 * and waits for no writer; it sees all that was committed before it. Other plain statements pass while no transaction is
 * open, a transaction waits until they are through and then has the connection to itself. Where another process holds the lock on the file,
 * statements are tried again (`whileLocked`), without holding a place.
 *
 * Plain writes go one at a time, and one that failed keeps its place until the driver has put it away. A statement that finds
 * the file locked stays under way in SQLite until then; another write that succeeds meanwhile is told to be done and is not
 * committed, since a writer is still under way, and is rolled back with the one that failed (sqlite3VdbeHalt in SQLite's vdbeaux.c).
 *
 * On PostgreSQL each transaction has a connection of its own. There the gate only refuses what would wait for a second
 * connection with the first one in hand: a statement inside a transaction that does not go through its manager. With
 * as many of those as the pool has connections, all would wait for each other.
 */
@Injectable()
export class WriteGate {
  private readonly places = new CountedSemaphore(PLACES);
  private readonly writes = new Mutex();
  private readonly transactions = new AsyncLocalStorage<Transaction>();
  /** Sends a statement to SQLite past the gate; absent on PostgreSQL. */
  private readonly send: Statement | undefined;

  /**
   * @param readers take what only reads; without them it goes to the one connection too
   * @param patience milliseconds for which a statement waits for another process's lock on the SQLite file
   */
  constructor(
    private readonly dataSource: DataSource,
    private readonly readers?: ReadConnections,
    private readonly patience?: number,
  ) {
    if (dataSource.options.type === 'sqlite') this.send = this.guardStatements(dataSource.createQueryRunner());
    else this.guardConnections();
  }

  /** Statements and transactions that wait for their turn on one of SQLite's connections. */
  get waiting(): number {
    return this.places.waiting + (this.readers?.waiting ?? 0);
  }

  /** Runs several statements as one: all of them hold, or none. Keep it short; it must only use the manager given. */
  async atomically<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.openTransaction();
    if (outer !== undefined) return work(outer.manager);
    if (this.send !== undefined) return this.onTheOnlyConnection(this.send, work);
    try {
      return await this.dataSource.transaction((manager) => this.within(manager, work));
    } catch (error) {
      // TypeORM refuses, before any statement, a manager whose connection is lost.
      throw outageProblem(error);
    }
  }

  /**
   * Sends one statement to SQLite's connection while nothing else is under way there, for those that SQLite takes neither
   * inside a transaction nor beside other statements, such as `VACUUM`.
   * @throws Error on PostgreSQL
   */
  async alone(statement: string): Promise<unknown> {
    const { send } = this;
    if (send === undefined) throw new Error('Only the connection to SQLite can be had alone');
    return whileLocked(() => this.places.runExclusive(() => putAway(() => send(statement)), PLACES), this.patience);
  }

  private async onTheOnlyConnection<T>(send: Statement, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const release = await whileLocked(() => this.begin(send), this.patience);
    try {
      const result = await this.within(this.dataSource.createQueryRunner().manager, work);
      await send('COMMIT');
      return result;
    } catch (error) {
      // SQLite undoes a transaction by itself after some failures, such as a full disk. ROLLBACK fails then, and only
      // then: either way none is open, and what went wrong is the first error.
      await send('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      release();
    }
  }

  /** Takes the connection; leaves it to the others between two tries. */
  private async begin(send: Statement): Promise<() => void> {
    const [, release] = await this.places.acquire(PLACES);
    try {
      await putAway(() => send('BEGIN IMMEDIATE'));
      return release;
    } catch (error) {
      release();
      throw error;
    }
  }

  private async within<T>(manager: EntityManager, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const transaction: Transaction = { manager, open: true };
    try {
      return await this.transactions.run(transaction, () => work(manager));
    } finally {
      transaction.open = false;
    }
  }

  private openTransaction(): Transaction | undefined {
    const transaction = this.transactions.getStore();
    return transaction?.open === true ? transaction : undefined;
  }

  /** Makes every plain statement on SQLite's connection wait for its place. */
  private guardStatements(runner: QueryRunner): Statement {
    const send = runner.query.bind(runner) as Statement;
    const guarded: Statement = (...statement) =>
      this.openTransaction() === undefined
        ? whileLocked(() => this.plainly(send, statement), this.patience)
        : send(...statement);
    runner.query = guarded as QueryRunner['query'];
    return send;
  }

  private plainly(send: Statement, statement: unknown[]): Promise<unknown> {
    const reads = READ.test(String(statement[0]));
    if (reads && this.readers !== undefined) return this.readers.read(...statement);
    const inItsPlace = (): Promise<unknown> => this.places.runExclusive(() => putAway(() => send(...statement)));
    return reads ? inItsPlace() : this.writes.runExclusive(inItsPlace);
  }

  /** Refuses a second connection to PostgreSQL to whoever has one in hand. */
  private guardConnections(): void {
    const { driver } = this.dataSource;
    const createQueryRunner = driver.createQueryRunner.bind(driver);
    driver.createQueryRunner = (mode) => {
      if (this.openTransaction() !== undefined) throw new Error('A statement inside a transaction must go through the manager of the transaction');
      return createQueryRunner(mode);
    };
  }
}

/** Comes back from a statement that failed when the driver has put it away, which it does right after it has told so. */
async function putAway<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await nextTurn();
    throw error;
  }
}
