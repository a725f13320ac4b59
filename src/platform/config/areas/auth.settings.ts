import { IsString, MaxLength, MinLength } from 'class-validator';
import { Env } from '../env.decorator.js';
import { HasDifferentCharacters } from '../checks/has-different-characters.js';

/** The secrets of the service. */
export class AuthSettings {
  @Env('NODE_ENV', '`production` requires a `JWT_SECRET`')
  @IsString()
  nodeEnv: string = 'development';

  // At least 32 bytes: RFC 7518, section 3.2.
  @Env(
    'JWT_SECRET',
    'signs access tokens: at least 32 bytes with at least 8 different characters; required where `NODE_ENV=production`',
    'generated once and kept beside the database',
  )
  @IsString()
  @MinLength(32)
  @MaxLength(1024)
  @HasDifferentCharacters(8)
  jwtSecret?: string;

  @Env(
    'ENCRYPTION_KEY',
    'seals the audit log and hides who must not be found again: at least 32 bytes with at least 8 different characters; never change it; required where `NODE_ENV=production` and the database is PostgreSQL',
    'generated once and kept beside the SQLite database',
  )
  @IsString()
  @MinLength(32)
  @MaxLength(1024)
  @HasDifferentCharacters(8)
  encryptionKey?: string;
}
