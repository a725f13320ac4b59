import { IsInt, Max, Min } from 'class-validator';
import { Env } from '../env.decorator.js';

/** How much one user, and all users together, may have at a time. */
export class QuotaSettings {
  // Eight new searches on each working day of a year, and at most some gigabytes of results.
  @Env('PROJECTS_PER_USER', 'projects that one user may have; creating more is refused with 409 `too_many_projects`')
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  projectsPerUser: number = 2000;

  @Env('RUNS_QUEUED_PER_USER', 'runs of one user that may wait in the queue; more are refused with 429')
  @IsInt()
  @Min(1)
  @Max(100_000)
  runsQueuedPerUser: number = 100;

  @Env('RUNS_QUEUED', 'runs of all users that may wait in the queue; more are refused with 429')
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  runsQueued: number = 1000;

  @Env('EVENT_STREAMS_PER_USER', 'event streams that one user may have open at a process; more are refused with 429')
  @IsInt()
  @Min(1)
  @Max(1000)
  eventStreamsPerUser: number = 10;

  @Env('EVENT_STREAMS', 'event streams that all users may have open at a process; more are refused with 429')
  @IsInt()
  @Min(1)
  @Max(100_000)
  eventStreams: number = 1000;

  @Env(
    'EVENT_HEARTBEAT_SECONDS',
    'seconds between two heartbeats on a quiet event stream, and between two checks whether its session is still valid',
  )
  @IsInt()
  @Min(1)
  @Max(300)
  eventHeartbeatSeconds: number = 15;
}
