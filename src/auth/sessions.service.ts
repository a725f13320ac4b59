import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, LessThanOrEqual, MoreThan, Not, Repository } from 'typeorm';
import { Clock } from '../common/clock.js';
import { IdGenerator } from '../common/ids.js';
import type { PageQuery } from '../http/pagination.dto.js';
import { AccessTokens, claimsOf, type TokenClaims, tokenHash, type TokenPayload } from './access-tokens.js';
import type { SessionPage } from './auth.dto.js';
import { ACCESS_TOKEN_LIFETIME, MAX_SESSIONS_PER_USER } from './auth.limits.js';
import type { AuthenticatedUser } from './current-user.decorator.js';
import { Session } from './session.entity.js';

/**
 * Runs on every request, so it is not built anew each time. Both databases take these placeholders. A session without
 * its user cannot be: the foreign key sees to that.
 */
const LIVE_SESSION = 'SELECT user_id AS "userId", token_hash AS "tokenHash" FROM sessions WHERE session_id = $1 AND expires_at > $2';

/** The live logins of each person. */
@Injectable()
export class Sessions {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** Starts a session inside a transaction, and gives its token. Clears away what is expired or one too many. */
  async open(manager: EntityManager, userId: string, userAgent: string | undefined): Promise<string> {
    const now = this.clock.now();
    const sessionId = this.ids.next();
    const token = this.tokens.issue({ userId, sessionId }, now);
    await manager.insert(Session, {
      sessionId,
      userId,
      tokenHash: tokenHash(token),
      userAgent: userAgent?.slice(0, 200) ?? null,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + ACCESS_TOKEN_LIFETIME * 1000).toISOString(),
    });
    await manager.delete(Session, { userId, expiresAt: LessThanOrEqual(now.toISOString()) });
    const surplus = await manager.find(Session, {
      select: { sessionId: true },
      where: { userId },
      order: { expiresAt: 'DESC', sessionId: 'DESC' },
      skip: MAX_SESSIONS_PER_USER,
      take: MAX_SESSIONS_PER_USER,
    });
    if (surplus.length > 0) await manager.delete(Session, { sessionId: In(surplus.map((session) => session.sessionId)) });
    return token;
  }

  /** Whose token this is, if its session lives. Its signature has been verified. */
  async confirm(token: string, payload: TokenPayload): Promise<TokenClaims | undefined> {
    const now = this.clock.now();
    const claims = claimsOf(payload, now);
    if (claims === undefined) return undefined;
    const [session] = await this.sessions.query<Pick<Session, 'userId' | 'tokenHash'>[]>(LIVE_SESSION, [claims.sessionId, now.toISOString()]);
    const lives = session !== undefined && session.userId === claims.userId && sameHash(session.tokenHash, tokenHash(token));
    return lives ? claims : undefined;
  }

  /** A person's live sessions, newest first. */
  async list(user: AuthenticatedUser, { limit, offset }: PageQuery): Promise<SessionPage> {
    const [sessions, total] = await this.sessions.findAndCount({
      select: { sessionId: true, userAgent: true, createdAt: true, expiresAt: true },
      where: { userId: user.userId, expiresAt: MoreThan(this.clock.now().toISOString()) },
      order: { expiresAt: 'DESC', sessionId: 'DESC' },
      skip: offset,
      take: limit,
    });
    const views = sessions.map(({ sessionId, userAgent, createdAt, expiresAt }) => ({
      sessionId,
      userAgent,
      createdAt,
      expiresAt,
      current: sessionId === user.sessionId,
    }));
    return { sessions: views, total, limit, offset };
  }

  /** Ends one session of a person; false where they have none with this id. */
  async end(userId: string, sessionId: string): Promise<boolean> {
    const { affected } = await this.sessions.delete({ userId, sessionId });
    return affected === 1;
  }

  /** Ends all sessions of a person but one, inside a transaction. */
  async endOthers(manager: EntityManager, userId: string, sessionId: string): Promise<void> {
    await manager.delete(Session, { userId, sessionId: Not(sessionId) });
  }
}

function sameHash(stored: string, given: string): boolean {
  return stored.length === given.length && timingSafeEqual(Buffer.from(stored), Buffer.from(given));
}
