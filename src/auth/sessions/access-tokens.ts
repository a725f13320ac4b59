import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ACCESS_TOKEN_LIFETIME } from '../auth.limits.js';

/** The only algorithm that is used and accepted. */
export const ALGORITHM = 'HS256';

/** The user and the session of a token. */
export interface TokenClaims {
  userId: string;
  sessionId: string;
}

/** The body of a token with a verified signature. Its fields may still be missing. */
export type TokenPayload = Record<string, unknown>;

/** Signs access tokens (JWT, RFC 7519). `JwtStrategy` verifies them, `Sessions` knows whether the session is active. */
@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  /** Creates a token that is valid for `ACCESS_TOKEN_LIFETIME` seconds. */
  issue(claims: TokenClaims, at: Date): string {
    const iat = seconds(at);
    return this.jwt.sign(
      { sub: claims.userId, jti: claims.sessionId, iat, exp: iat + ACCESS_TOKEN_LIFETIME },
      { algorithm: ALGORITHM },
    );
  }
}

/** The user and session of a verified body; undefined if it is not one of ours or has expired. */
export function claimsOf({ sub, jti, exp }: TokenPayload, at: Date): TokenClaims | undefined {
  if (typeof sub !== 'string' || typeof jti !== 'string' || typeof exp !== 'number' || exp <= seconds(at))
    return undefined;
  return { userId: sub, sessionId: jti };
}

/** SHA-256 of a token, in hexadecimal. A token has more than 256 bits of entropy, so no salt and no slow hash is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
