import { type ExecutionContext } from '@nestjs/common';
import { type AuthenticatedRequest, type AuthenticatedUser } from '../../src/auth/current-user.decorator.js';
import { type ApiKeys } from '../../src/auth/api-keys/api-keys.service.js';
import { JwtAuthGuard } from '../../src/auth/jwt-auth.guard.js';
import { JwtStrategy } from '../../src/auth/jwt.strategy.js';
import { type Sessions } from '../../src/auth/sessions/sessions.service.js';
import { type SigningKey } from '../../src/auth/sessions/signing-key.js';
import { TokenAuthenticator } from '../../src/auth/token-authenticator.js';
import { Settings } from '../../src/platform/config/settings.js';
import { PublicLinks } from '../../src/platform/mail/public-links.js';
import { Problem } from '../../src/platform/common/problem.js';

/** Returns the user whom the guard finds for a token; undefined if it refuses the token. */
export async function authenticate(
  key: SigningKey,
  sessions: Pick<Sessions, 'confirm'>,
  token: string,
): Promise<AuthenticatedUser | undefined> {
  const request: AuthenticatedRequest = { headers: { authorization: `Bearer ${token}` } };
  const http = { getRequest: () => request, getResponse: () => ({ header: () => undefined }) };
  const context = { switchToHttp: () => http, getHandler: () => () => undefined } as unknown as ExecutionContext;
  try {
    // No access token is looked for among the API keys.
    const keys = undefined as unknown as ApiKeys;
    const authenticator = new TokenAuthenticator(
      new JwtStrategy(key, sessions as Sessions),
      keys,
      new PublicLinks(new Settings()),
    );
    await new JwtAuthGuard(authenticator).canActivate(context);
  } catch (error) {
    if (error instanceof Problem && error.code === 'unauthenticated') return undefined;
    throw error;
  }
  return request.githireUser;
}
