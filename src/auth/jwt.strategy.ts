import { Injectable } from '@nestjs/common';
import { Authenticator } from 'passport';
import { type JwtFromRequestFunction, Strategy, type VerifiedCallback } from 'passport-jwt';
import { ALGORITHM, type TokenPayload } from './sessions/access-tokens.js';
import { MAX_TOKEN_LENGTH } from './auth.limits.js';
import type { AuthenticatedRequest, AuthenticatedUser } from './current-user.decorator.js';
import { Sessions } from './sessions/sessions.service.js';
import { SigningKey } from './sessions/signing-key.js';

const NAME = 'githire-jwt';

/** `Bearer`, in any case (RFC 7235), one space or more, and three parts in base64url without padding. */
const BEARER = /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** The token of a request, or null if there is nothing that could be one of ours. */
const bearerToken: JwtFromRequestFunction<AuthenticatedRequest> = ({ headers: { authorization = '' } }) => {
  const token = authorization.length > MAX_TOKEN_LENGTH ? undefined : BEARER.exec(authorization)?.[1];
  // jsonwebtoken expects both to be objects without checking, and fails on `null`.
  return token?.split('.').slice(0, 2).every(isJsonObject) === true ? token : null;
};

/** Whether a part of a token is a JSON object, as header and claims have to be (RFC 7519, section 7.2). */
function isJsonObject(part: string): boolean {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/**
 * passport-jwt verifies the signature and fixes the algorithm; `Sessions` knows whether the session is active. It has
 * its own authenticator: passport's shared one has a single strategy per name in a process, so that the host's
 * strategy, or a second GitHire, would replace ours.
 */
@Injectable()
export class JwtStrategy {
  private readonly authenticator = new Authenticator();

  constructor(key: SigningKey, sessions: Sessions) {
    const strategy = new Strategy(
      {
        jwtFromRequest: bearerToken,
        // jsonwebtoken accepts a key object; the types of passport-jwt do not know it yet.
        secretOrKey: key.secret as unknown as Buffer,
        algorithms: [ALGORITHM],
        // The injected clock decides whether a token has expired, together with its session.
        ignoreExpiration: true,
        passReqToCallback: true,
      },
      (request: AuthenticatedRequest, payload: TokenPayload, done: VerifiedCallback) => {
        sessions.confirm(bearerToken(request) ?? '', payload).then((user) => done(null, user ?? false), done);
      },
    );
    this.authenticator.use(NAME, strategy);
  }

  /** The user of a request; undefined for every invalid token, whatever the reason. */
  authenticate(request: AuthenticatedRequest): Promise<AuthenticatedUser | undefined> {
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, user: AuthenticatedUser | false | undefined): void =>
        error === null || error === undefined ? resolve(user === false ? undefined : user) : reject(error);
      this.authenticator.authenticate(NAME, { session: false }, settle)(request, {}, reject);
    });
  }
}
