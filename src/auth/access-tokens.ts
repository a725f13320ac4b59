import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { ACCESS_TOKEN_LIFETIME, MAX_TOKEN_LENGTH } from './auth.limits.js';

/** The only algorithm that is signed with and accepted. */
const ALGORITHM = 'HS256';

/** Three parts in base64url, without padding. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Whose token it is, and of which session. */
export interface TokenClaims {
  userId: string;
  sessionId: string;
}

/** Signs and reads access tokens (JWT, RFC 7519). Whether one's session still lives is for `Sessions` to say. */
@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  /** A token good for `ACCESS_TOKEN_LIFETIME` seconds. */
  issue(claims: TokenClaims, at: Date): string {
    const iat = seconds(at);
    return this.jwt.sign({ sub: claims.userId, jti: claims.sessionId, iat, exp: iat + ACCESS_TOKEN_LIFETIME }, { algorithm: ALGORITHM });
  }

  /** What a token of ours says; undefined for every other text, whatever is wrong with it. */
  read(token: string, at: Date): TokenClaims | undefined {
    if (token.length > MAX_TOKEN_LENGTH || !TOKEN.test(token)) return undefined;
    try {
      const { sub, jti, exp } = this.jwt.verify<Record<string, unknown>>(token, { algorithms: [ALGORITHM], clockTimestamp: seconds(at) });
      return typeof sub === 'string' && typeof jti === 'string' && typeof exp === 'number' ? { userId: sub, sessionId: jti } : undefined;
    } catch {
      // Forged, expired, cut, not even JSON inside: the client learns of no difference.
      return undefined;
    }
  }
}

/** SHA-256 of a token, in hexadecimal. A token has more than 256 bits of entropy, so no salt and no slow hash is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
