import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ACCESS_TOKEN_LIFETIME } from '../auth.limits.js';

/** The only algorithm that is signed with and accepted. */
export const ALGORITHM = 'HS256';

/** Whose token it is, and of which session. */
export interface TokenClaims {
  userId: string;
  sessionId: string;
}

/** The body of a token whose signature has been verified. Nothing says that its fields are there. */
export type TokenPayload = Record<string, unknown>;

/** Signs access tokens (JWT, RFC 7519). `JwtStrategy` verifies them, `Sessions` says whether one's session lives. */
@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  /** A token good for `ACCESS_TOKEN_LIFETIME` seconds. */
  issue(claims: TokenClaims, at: Date): string {
    const iat = seconds(at);
    return this.jwt.sign({ sub: claims.userId, jti: claims.sessionId, iat, exp: iat + ACCESS_TOKEN_LIFETIME }, { algorithm: ALGORITHM });
  }
}

/** Whose token a verified body makes it; undefined where it is not one of ours, or past its end. */
export function claimsOf({ sub, jti, exp }: TokenPayload, at: Date): TokenClaims | undefined {
  if (typeof sub !== 'string' || typeof jti !== 'string' || typeof exp !== 'number' || exp <= seconds(at)) return undefined;
  return { userId: sub, sessionId: jti };
}

/** SHA-256 of a token, in hexadecimal. A token has more than 256 bits of entropy, so no salt and no slow hash is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
