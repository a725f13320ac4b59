import { Logger } from '@nestjs/common';
import { type Settings } from '../../platform/config/settings.js';
import { randomSecret, secretBesideDatabase } from '../../platform/secrets/kept-secret.js';

/**
 * The secret that signs access tokens. In production it comes from the settings. Otherwise it is generated once and
 * kept beside the SQLite file; without such a file it lives as long as the process.
 */
export async function jwtSecret(settings: Pick<Settings, 'jwtSecret' | 'databaseUrl'>): Promise<string> {
  const secret = settings.jwtSecret ?? (await secretBesideDatabase(settings.databaseUrl, 'jwt-secret'));
  if (secret === undefined)
    new Logger('JwtSecret').warn(
      'JWT_SECRET is not set: access tokens end with this process, and other instances refuse them',
    );
  return secret ?? randomSecret();
}
