import { Global, Module } from '@nestjs/common';
import { InstanceId } from '../common/instance-id.js';
import { Settings } from '../config/settings.js';
import { BullQueue } from './bull-queue.js';
import { InProcessQueue } from './in-process-queue.js';
import { JobQueue } from './job-queue.js';
import { LocalRunSignals } from './local-run-signals.js';
import { RedisRunSignals } from './redis-run-signals.js';
import { RunSignals } from './run-signals.js';

/** The queue of runs and the signals about them: over Redis where the settings name one, else within this process. */
@Global()
@Module({
  providers: [
    {
      provide: JobQueue,
      inject: [Settings],
      useFactory: ({ redisUrl, redisPrefix, pipelineConcurrency, shutdownGraceSeconds }: Settings) => {
        const graceMilliseconds = shutdownGraceSeconds * 1000;
        return redisUrl === undefined
          ? new InProcessQueue(pipelineConcurrency, graceMilliseconds)
          : BullQueue.connect(redisUrl, { concurrency: pipelineConcurrency, graceMilliseconds, prefix: redisPrefix });
      },
    },
    {
      provide: RunSignals,
      inject: [Settings, InstanceId],
      useFactory: ({ redisUrl, redisPrefix }: Settings, { value }: InstanceId) =>
        redisUrl === undefined ? new LocalRunSignals() : RedisRunSignals.connect(redisUrl, redisPrefix, value),
    },
  ],
  exports: [JobQueue, RunSignals],
})
export class QueueModule {}
