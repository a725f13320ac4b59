import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { IdGenerator, Uuid7Generator } from './ids.js';
import { InstanceId } from './instance-id.js';
import { SystemTimers, Timers } from './timers.js';

/** Clock, timers and ids, which a test may replace, and the name of this process. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Timers, useClass: SystemTimers },
    { provide: IdGenerator, useClass: Uuid7Generator },
    InstanceId,
  ],
  exports: [Clock, Timers, IdGenerator, InstanceId],
})
export class CommonModule {}
