import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, LessThanOrEqual, MoreThan, Not, Repository } from 'typeorm';
import { CONNECTION } from '../../platform/database/connection.js';
import { Clock } from '../../platform/common/clock.js';
import { IdGenerator } from '../../platform/common/ids.js';
import { type PageQuery } from '../../platform/http/input/pagination.dto.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { AccessEnds } from './access-ends.js';
import { AccessTokens, claimsOf, type TokenClaims, tokenHash, type TokenPayload } from './access-tokens.js';
import { type SessionPage } from '../auth.dto.js';
import { ACCESS_TOKEN_LIFETIME, MAX_SESSIONS_PER_USER } from '../auth.limits.js';
import { type AuthenticatedUser } from '../current-user.decorator.js';
import { Session } from './session.entity.js';

/**
 * Runs on every request, so the text is built only once. Both databases accept these placeholders. The foreign key
 * guarantees that the user of a session exists.
 */
function liveSession(table: string): string {
  return `SELECT user_id AS "userId", token_hash AS "tokenHash" FROM ${table} WHERE session_id = $1 AND expires_at > $2`;
}

/** The active sessions of users. */
@Injectable()
export class Sessions {
  private readonly liveSession: string;

  constructor(
    @InjectRepository(Session, CONNECTION) private readonly sessions: Repository<Session>,
    private readonly tokens: AccessTokens,
    private readonly ends: AccessEnds,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {
    this.liveSession = liveSession(sessions.metadata.tableName);
  }

  /** Starts a session inside a transaction and returns its token. Deletes expired and surplus sessions. */
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
    if (surplus.length > 0)
      await manager.delete(Session, { sessionId: In(surplus.map((session) => session.sessionId)) });
    // Before it, nobody is known as the caller.
    const actor = { type: 'user', id: userId } as const;
    await this.audit.record(manager, { action: 'account.login', subject: `user ${userId}`, actor });
    return token;
  }

  /** The user of a token with a verified signature, if its session is active. */
  async confirm(token: string, payload: TokenPayload): Promise<TokenClaims | undefined> {
    const now = this.clock.now();
    const claims = claimsOf(payload, now);
    if (claims === undefined) return undefined;
    const session = await this.find(claims, now);
    return session !== undefined && sameHash(session.tokenHash, tokenHash(token)) ? claims : undefined;
  }

  /** Whether the session is still active. */
  async isLive(session: TokenClaims): Promise<boolean> {
    return (await this.find(session, this.clock.now())) !== undefined;
  }

  /** A user's active sessions, newest first. */
  async list(user: Omit<AuthenticatedUser, 'scopes'>, { limit, offset }: PageQuery): Promise<SessionPage> {
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

  /** Ends one session of a user; false if there is none with this id. */
  async end(userId: string, sessionId: string): Promise<boolean> {
    const { affected } = await this.sessions.delete({ userId, sessionId });
    this.ends.tell(userId);
    if (affected !== 1) return false;
    this.audit.noteSoon({ action: 'account.logout', subject: `user ${userId}` });
    return true;
  }

  /** Ends all sessions of a user, except one if it is given, inside a transaction: notify `AccessEnds` afterwards. */
  async endAll(manager: EntityManager, userId: string, except?: string): Promise<void> {
    await manager.delete(Session, { userId, ...(except === undefined ? {} : { sessionId: Not(except) }) });
  }

  private async find({ userId, sessionId }: TokenClaims, now: Date): Promise<Pick<Session, 'tokenHash'> | undefined> {
    const [session] = await this.sessions.query<Pick<Session, 'userId' | 'tokenHash'>[]>(this.liveSession, [
      sessionId,
      now.toISOString(),
    ]);
    return session?.userId === userId ? session : undefined;
  }
}

function sameHash(stored: string, given: string): boolean {
  return stored.length === given.length && timingSafeEqual(Buffer.from(stored), Buffer.from(given));
}
