import { Global, Module } from '@nestjs/common';
import { Metrics } from '../common/metrics.js';
import { HostOptions } from '../config/host-options.js';
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
      inject: [Settings, HostOptions, Metrics],
      useFactory: async (settings: Settings, { worker }: HostOptions, metrics: Metrics): Promise<JobQueue> => {
        const queue = await openQueue(settings, worker ? settings.pipelineConcurrency : 0);
        metrics.watch('runs', () => queue.counts());
        return queue;
      },
    },
    RunSignals,
  ],
  exports: [JobQueue, RunSignals],
})
export class QueueModule {}

async function openQueue(
  { redisUrl, redisPrefix, shutdownGraceSeconds, runLeaseSeconds }: Settings,
  concurrency: number,
): Promise<JobQueue> {
  const graceMilliseconds = shutdownGraceSeconds * 1000;
  if (redisUrl === undefined) return new InProcessQueue(concurrency, graceMilliseconds);
  const { BullQueue } = await import('./bull-queue.js');
  return BullQueue.connect(redisUrl, {
    concurrency,
    graceMilliseconds,
    prefix: redisPrefix,
    leaseMilliseconds: runLeaseSeconds * 1000,
  });
}
