import { Global, Module } from '@nestjs/common';
import { Metrics } from '../common/metrics.js';
import { Settings } from '../config/settings.js';
import { InProcessQueue } from './in-process-queue.js';
import { JobQueue } from './job-queue.js';
import { RunSignals } from './run-signals.js';

/**
 * The queue of runs and their signals: over Redis if the settings name one, otherwise within this process, which then
 * does not load BullMQ.
 */
@Global()
@Module({
  providers: [
    {
      provide: JobQueue,
      inject: [Settings, Metrics],
      useFactory: async (settings: Settings, metrics: Metrics): Promise<JobQueue> => {
        const queue = await openQueue(settings);
        metrics.watch('runs', () => queue.counts());
        return queue;
      },
    },
    RunSignals,
  ],
  exports: [JobQueue, RunSignals],
})
export class QueueModule {}

async function openQueue({
  redisUrl,
  redisPrefix,
  pipelineConcurrency,
  shutdownGraceSeconds,
  runLeaseSeconds,
}: Settings): Promise<JobQueue> {
  const graceMilliseconds = shutdownGraceSeconds * 1000;
  if (redisUrl === undefined) return new InProcessQueue(pipelineConcurrency, graceMilliseconds);
  const { BullQueue } = await import('./bull-queue.js');
  return BullQueue.connect(redisUrl, {
    concurrency: pipelineConcurrency,
    graceMilliseconds,
    prefix: redisPrefix,
    leaseMilliseconds: runLeaseSeconds * 1000,
  });
}
