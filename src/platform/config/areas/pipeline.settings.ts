import { IsInt, Max, Min } from 'class-validator';
import { Env } from '../env.decorator.js';

/** How runs are worked on. */
export class PipelineSettings {
  @Env('PIPELINE_TIMEOUT_SECONDS', 'how long a run may take')
  @IsInt()
  @Min(1)
  @Max(3600)
  pipelineTimeoutSeconds: number = 120;

  @Env(
    'PIPELINE_CONCURRENCY',
    'runs that a process works on at the same time; `0` leaves them to workers (`npm run start:worker`) and needs `REDIS_URL`',
  )
  @IsInt()
  @Min(0)
  @Max(100)
  pipelineConcurrency: number = 8;

  @Env(
    'COMPUTE_THREADS',
    "worker threads for parsing postings, reading people's files, ranking and drafting, each with at most 256 MB of heap ([docs/operations.md](docs/operations.md#worker-threads-and-memory)); `0` computes in the thread that answers requests",
    'one per core, at most 4',
  )
  @IsInt()
  @Min(0)
  @Max(64)
  computeThreads?: number;

  @Env(
    'RUN_LEASE_SECONDS',
    'seconds without a heartbeat after which a process counts as dead and another one takes over its runs ([docs/runs.md](docs/runs.md))',
  )
  @IsInt()
  @Min(1)
  @Max(300)
  runLeaseSeconds: number = 10;
}
