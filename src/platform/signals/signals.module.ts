import { Global, Module } from '@nestjs/common';
import { InstanceId } from '../common/instance-id.js';
import { Settings } from '../config/settings.js';
import { LocalSignals } from './local-signals.js';
import { Signals } from './signals.js';

/** Signals over Redis if the settings name one, otherwise within this process. */
@Global()
@Module({
  providers: [
    {
      provide: Signals,
      inject: [Settings, InstanceId],
      useFactory: async ({ redisUrl, redisPrefix }: Settings, { value }: InstanceId): Promise<Signals> => {
        if (redisUrl === undefined) return new LocalSignals();
        const { RedisSignals } = await import('./redis-signals.js');
        return RedisSignals.connect(redisUrl, redisPrefix, value);
      },
    },
  ],
  exports: [Signals],
})
export class SignalsModule {}
