import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { InProcessQueue } from './in-process-queue.js';
import { JobQueue } from './job-queue.js';

@Global()
@Module({
  providers: [
    {
      provide: JobQueue,
      inject: [Settings],
      useFactory: (settings: Settings) => new InProcessQueue(settings.pipelineConcurrency, settings.shutdownGraceSeconds * 1000),
    },
  ],
  exports: [JobQueue],
})
export class QueueModule {}
