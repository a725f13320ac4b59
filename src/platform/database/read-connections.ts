import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { CountedSemaphore } from './counted-semaphore.js';
import { reportOutages } from './report-outages.js';

/**
 * Connections that only read. Two, so that one big result does not hold up the short reads; no more, because each holds
 * a thread of libuv's pool of four while it works, and the writer and the password hashes need theirs.
 */
const CONNECTIONS = 2;

type Statement = (...statement: unknown[]) => Promise<unknown>;

/**
 * Connections of their own for reading a SQLite file. In WAL mode a reader sees the last commit before its statement
 * began and waits for no writer. Each connection gets one statement at a time: node-sqlite3 would give every further one
 * a thread, which only waits for the connection.
 */
export class ReadConnections {
  private readonly places: CountedSemaphore;
  private readonly free: Statement[];

  private constructor(private readonly dataSources: readonly DataSource[]) {
    this.free = dataSources.map((dataSource) => {
      const runner = dataSource.createQueryRunner();
      return runner.query.bind(runner) as Statement;
    });
    this.places = new CountedSemaphore(dataSources.length);
  }

  /** Connects; undefined where there is no file that a second connection could read: PostgreSQL, and SQLite in memory. */
  static async open(options: DataSourceOptions): Promise<ReadConnections | undefined> {
    if (options.type !== 'sqlite' || options.database === ':memory:') return undefined;
    const readOnly = { ...options, entities: [], migrations: [], enableWAL: false, flags: sqlite3.OPEN_READONLY } as DataSourceOptions;
    const dataSources: DataSource[] = [];
    try {
      for (let index = 0; index < CONNECTIONS; index += 1) {
        const dataSource = await new DataSource(readOnly).initialize();
        reportOutages(dataSource);
        dataSources.push(dataSource);
      }
    } catch (error) {
      await destroyAll(dataSources);
      throw error;
    }
    return new ReadConnections(dataSources);
  }

  /** How many there are. */
  get size(): number {
    return this.dataSources.length;
  }

  /** Statements that wait for a connection. */
  get waiting(): number {
    return this.places.waiting;
  }

  /** Sends one statement that changes nothing. */
  read(...statement: unknown[]): Promise<unknown> {
    return this.places.runExclusive(async () => {
      const send = this.free.pop();
      if (send === undefined) throw new Error('There are more places than connections');
      try {
        return await send(...statement);
      } finally {
        this.free.push(send);
      }
    });
  }

  /** Closes them, once their statements are through. Before the writer, whose end then puts the write-ahead log away. */
  async close(): Promise<void> {
    await destroyAll(this.dataSources);
  }
}

async function destroyAll(dataSources: readonly DataSource[]): Promise<void> {
  for (const dataSource of dataSources) if (dataSource.isInitialized) await dataSource.destroy();
}
