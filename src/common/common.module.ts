import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { IdGenerator, Uuid7Generator } from './ids.js';

/** Clock and ids, which a test may replace. */
@Global()
@Module({
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: IdGenerator, useClass: Uuid7Generator },
  ],
  exports: [Clock, IdGenerator],
})
export class CommonModule {}
