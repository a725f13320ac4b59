import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { STOP_BOUNDS } from '../common/stop-bounds.js';
import { stopStep } from '../common/stop-step.js';
import { Metrics, NoMetrics } from '../common/metrics.js';
import { Settings } from '../config/settings.js';
import { Compute } from './compute.js';
import { defaultThreads } from './compute-limits.js';
import { InPlaceCompute } from './in-place-compute.js';

/** piscina is imported only if worker threads are configured. */
async function createCompute(
  { computeThreads = defaultThreads() }: Settings = new Settings(),
  metrics: Metrics = new NoMetrics(),
): Promise<Compute> {
  if (computeThreads === 0) return new InPlaceCompute();
  const { ThreadCompute } = await import('./thread-compute.js');
  return ThreadCompute.isAvailable() ? new ThreadCompute(computeThreads, metrics) : new InPlaceCompute();
}

/** Provides `Compute`, in worker threads unless `COMPUTE_THREADS` is 0. Without `Settings` the defaults hold. */
@Module({
  providers: [
    {
      provide: Compute,
      inject: [
        { token: Settings, optional: true },
        { token: Metrics, optional: true },
      ],
      useFactory: createCompute,
    },
  ],
  exports: [Compute],
})
export class ComputeModule implements OnApplicationShutdown {
  constructor(@Inject(Compute) private readonly compute: Compute) {}

  /** Runs in the last hook, because active runs and requests have ended by then. */
  async onApplicationShutdown(): Promise<void> {
    await stopStep('end the worker threads', STOP_BOUNDS.threads, () => this.compute.close());
  }
}
