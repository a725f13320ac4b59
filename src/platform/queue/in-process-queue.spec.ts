import { describeJobQueue } from '../../../test/support/job-queue-contract.js';
import { InProcessQueue } from './in-process-queue.js';

describeJobQueue(
  'in process',
  async ({ concurrency, graceMilliseconds }) => new InProcessQueue(concurrency, graceMilliseconds),
);
