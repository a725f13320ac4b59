import { IsInt, Matches, Max, Min } from 'class-validator';
import { Env } from '../env.decorator.js';

/** The database. */
export class DatabaseSettings {
  @Env('DATABASE_URL', '`sqlite:PATH`, `sqlite::memory:` or `postgres://…`; migrations run at startup')
  @Matches(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, {
    message: 'must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE',
  })
  databaseUrl: string = 'sqlite:./data/githire.sqlite';

  @Env('DATABASE_POOL_SIZE', 'maximum number of connections to PostgreSQL')
  @IsInt()
  @Min(1)
  @Max(500)
  databasePoolSize: number = 10;
}
