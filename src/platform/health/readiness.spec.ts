import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { openTestDataSource } from '../../../test/support/test-database.js';
import { type JobCounts } from '../queue/job-queue.js';
import { InProcessQueue } from '../queue/in-process-queue.js';
import { Readiness } from './readiness.js';
import { type Shutdown } from './shutdown.js';

/** A queue that is open and out of reach. */
class LostQueue extends InProcessQueue {
  constructor(private readonly answer: () => Promise<JobCounts>) {
    super(1, 0);
  }

  override counts(): Promise<JobCounts> {
    return this.answer();
  }
}

describe('Readiness', () => {
  let dataSource: DataSource;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ dataSource, close } = await openTestDataSource());
  });

  afterEach(() => close());

  const check = (queue = new InProcessQueue(1, 0), isStopping = false): Promise<void> =>
    new Readiness(dataSource, queue, { isStopping } as Shutdown).check();

  it('is given where the database and the queue answer', async () => {
    await expect(check()).resolves.toBeUndefined();
  });

  it('ends with the beginning of the stop', async () => {
    await expect(check(new InProcessQueue(1, 0), true)).rejects.toMatchObject({
      code: 'not_ready',
      detail: 'The service is stopping.',
    });
  });

  it('is not given where the queue cannot be reached', async () => {
    const queue = new LostQueue(async () => Promise.reject(new Error('connection lost')));
    await expect(check(queue)).rejects.toMatchObject({ code: 'not_ready', detail: 'The queue does not answer.' });
  });

  it('is not given where the queue never answers, and says so all the same', async () => {
    const queue = new LostQueue(() => new Promise(() => undefined));
    await expect(check(queue)).rejects.toMatchObject({ code: 'not_ready', detail: 'The queue does not answer.' });
  });

  it('is not given where the database is gone', async () => {
    await dataSource.destroy();
    const checked = check();
    await expect(checked).rejects.toMatchObject({ code: 'not_ready', detail: 'The database does not answer.' });
    await dataSource.initialize();
  });
});
