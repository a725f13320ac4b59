import { IsString, MaxLength, MinLength } from 'class-validator';
import { Env } from './env.decorator.js';
import { HasDifferentCharacters } from './checks/has-different-characters.js';

/** How access tokens are signed. */
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
}
