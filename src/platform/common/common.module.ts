import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { IdGenerator, Uuid7Generator } from './ids.js';
import { InstanceId } from './instance-id.js';

/** Clock, ids and the id of this process. A test may replace them. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: IdGenerator, useClass: Uuid7Generator },
    InstanceId,
  ],
  exports: [Clock, IdGenerator, InstanceId],
})
export class CommonModule {}
