import { type Pool } from 'pg';
import { type DataSource } from 'typeorm';
import { type Metrics } from '../common/metrics.js';
import { type Transactions } from './transactions.js';

/**
 * Registers gauges for the connections and for what waits for them.
 * @param readers read-only connections to SQLite besides the one that writes
 */
export function watchDatabase(metrics: Metrics, dataSource: DataSource, transactions: Transactions, readers = 0): void {
  if (dataSource.options.type === 'sqlite') {
    metrics.watch('databaseConnections', () => ({
      open: dataSource.isInitialized ? 1 + readers : 0,
      limit: 1 + readers,
    }));
    metrics.watch('databaseWaiting', () => transactions.waiting);
    return;
  }
  // TypeORM's name for the pool of node-postgres.
  const { driver } = dataSource as unknown as { driver: { master: Pool } };
  metrics.watch('databaseConnections', () => {
    const { totalCount, idleCount, options } = driver.master;
    return { open: totalCount, idle: idleCount, limit: options.max };
  });
  metrics.watch('databaseWaiting', () => driver.master.waitingCount);
}
