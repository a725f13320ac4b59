import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { CountedSemaphore } from './counted-semaphore.js';
import { reportOutages } from './report-outages.js';

/**
 * Number of read-only connections. Two, so that one large result does not block the short reads; no more, because each
 * uses one of the four threads of libuv's pool while it works, and the writer and the password hashes need theirs.
 */
const CONNECTIONS = 2;

type Statement = (...statement: unknown[]) => Promise<unknown>;

/**
 * Separate connections for reading a SQLite file. In WAL mode a reader sees the last commit before its statement began
 * and does not wait for a writer. Each connection gets one statement at a time: node-sqlite3 would give every further
 * one a thread, which only waits for the connection.
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

  /** Connects. Undefined where a second connection makes no sense: PostgreSQL, and SQLite in memory. */
  static async open(options: DataSourceOptions): Promise<ReadConnections | undefined> {
    if (options.type !== 'sqlite' || options.database === ':memory:') return undefined;
    const readOnly = {
      ...options,
      entities: [],
      migrations: [],
      enableWAL: false,
      flags: sqlite3.OPEN_READONLY,
    } as DataSourceOptions;
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

  /** Number of connections. */
  get size(): number {
    return this.dataSources.length;
  }

  /** Number of statements that wait for a connection. */
  get waiting(): number {
    return this.places.waiting;
  }

  /** Runs one read-only statement. */
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

  /**
   * Closes the connections when their statements are done. To be called before the writer closes, which then removes
   * the write-ahead log.
   */
  async close(): Promise<void> {
    await destroyAll(this.dataSources);
  }
}

async function destroyAll(dataSources: readonly DataSource[]): Promise<void> {
  for (const dataSource of dataSources) if (dataSource.isInitialized) await dataSource.destroy();
}
