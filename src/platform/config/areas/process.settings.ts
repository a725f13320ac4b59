import { IsInt, Max, Min } from 'class-validator';
import { Env } from '../env.decorator.js';

/** How a process can be watched, and how it stops. */
export class ProcessSettings {
  @Env('WORKER_PORT', 'port of `/health` and `/metrics` of a worker; `0` takes a free one', 'a worker does not listen')
  @IsInt()
  @Min(0)
  @Max(65535)
  workerPort?: number;

  @Env(
    'SHUTDOWN_GRACE_SECONDS',
    'how long a stopping process lets its runs go on before it puts them back into the queue',
  )
  @IsInt()
  @Min(0)
  @Max(600)
  shutdownGraceSeconds: number = 10;

  @Env(
    'SHUTDOWN_DELAY_SECONDS',
    'how long a stopping process still accepts requests while `/health/ready` answers 503, so that proxies can turn away',
  )
  @IsInt()
  @Min(0)
  @Max(120)
  shutdownDelaySeconds: number = 0;
}
