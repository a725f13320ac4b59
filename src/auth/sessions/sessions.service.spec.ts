import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import { type DataSource } from 'typeorm';
import { authenticate } from '../../../test/support/authenticate.js';
import { openTestDataSource } from '../../../test/support/test-database.js';
import { ManualTimers } from '../../../test/support/manual-timers.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { InstallationKey } from '../../platform/secrets/installation-key.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Clock } from '../../platform/common/clock.js';
import { Uuid7Generator } from '../../platform/common/ids.js';
import { LocalSignals } from '../../platform/signals/local-signals.js';
import { AccessEnds } from './access-ends.js';
import { AccessTokens } from './access-tokens.js';
import { ACCESS_TOKEN_LIFETIME, MAX_SESSIONS_PER_USER } from '../auth.limits.js';
import { type AuthenticatedUser } from '../current-user.decorator.js';
import { Session } from './session.entity.js';
import { Sessions } from './sessions.service.js';
import { SigningKey } from './signing-key.js';
import { User } from '../user.entity.js';

class HandClock extends Clock {
  private time = Date.parse('2026-11-22T06:12:00.000Z');

  now(): Date {
    return new Date(this.time);
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

describe('Sessions', () => {
  const ids = new Uuid7Generator();
  const key = new SigningKey('a-secret-for-tests-only-0123456789abcdef');
  const jwt = new JwtService({ secret: key.secret });
  let dataSource: DataSource;
  let close: () => Promise<void>;
  let clock: HandClock;
  let sessions: Sessions;
  let userId: string;
  const userOf = (token: string): Promise<AuthenticatedUser | undefined> => authenticate(key, sessions, token);

  beforeEach(async () => {
    ({ dataSource, close } = await openTestDataSource());
    clock = new HandClock();
    sessions = new Sessions(
      dataSource.getRepository(Session),
      new AccessTokens(jwt),
      new AccessEnds(new LocalSignals()),
      new AuditLog(
        dataSource,
        new Transactions(dataSource),
        new InstallationKey('a-key-for-tests-only-0123456789abcdef'),
        clock,
        new ManualTimers(),
      ),
      clock,
      ids,
    );
    userId = await addUser('ada');
  });

  afterEach(() => close());

  async function addUser(name: string): Promise<string> {
    const id = ids.next();
    const now = clock.now().toISOString();
    await dataSource.manager.insert(User, {
      userId: id,
      email: name,
      emailKey: name,
      hashedPassword: 'x',
      createdAt: now,
      updatedAt: now,
    });
    return id;
  }

  const open = (): Promise<string> => sessions.open(dataSource.manager, userId, 'a browser');
  const sessionOf = async (token: string): Promise<string> => (await userOf(token))?.sessionId ?? 'none';

  it('knows the token of a session that it has opened', async () => {
    expect(await userOf(await open())).toMatchObject({ userId });
  });

  it('keeps a hash of the token in place of the token', async () => {
    const token = await open();
    const [row] = await dataSource.manager.find(Session);
    expect([row?.tokenHash.length, JSON.stringify(row).includes(token.split('.')[2] ?? token)]).toEqual([64, false]);
  });

  it('ends a session after its time', async () => {
    const token = await open();
    clock.advance(ACCESS_TOKEN_LIFETIME * 1000);
    expect(await userOf(token)).toBeUndefined();
  });

  it('knows no token of a session that has been ended', async () => {
    const token = await open();
    await sessions.end(userId, await sessionOf(token));
    expect(await userOf(token)).toBeUndefined();
  });

  it('knows no token of an account that is gone', async () => {
    const token = await open();
    await dataSource.manager.delete(User, { userId });
    expect(await userOf(token)).toBeUndefined();
  });

  it('knows no other token for a live session, even with the right key', async () => {
    const sessionId = await sessionOf(await open());
    clock.advance(1000);
    expect(await userOf(new AccessTokens(jwt).issue({ userId, sessionId }, clock.now()))).toBeUndefined();
  });

  it('lets nobody end the session of another person', async () => {
    const token = await open();
    const ended = await sessions.end(await addUser('eve'), await sessionOf(token));
    expect([ended, (await userOf(token)) !== undefined]).toEqual([false, true]);
  });

  it('clears away the expired sessions of whoever opens a new one', async () => {
    await open();
    clock.advance(ACCESS_TOKEN_LIFETIME * 1000);
    await open();
    expect(await dataSource.manager.count(Session)).toBe(1);
  });

  it('ends the oldest session where there are too many', async () => {
    const tokens: string[] = [];
    for (let count = 0; count <= MAX_SESSIONS_PER_USER; count += 1) {
      tokens.push(await open());
      clock.advance(1);
    }
    const live = await Promise.all(tokens.map(async (token) => (await userOf(token)) !== undefined));
    expect(live).toEqual([false, ...Array<boolean>(MAX_SESSIONS_PER_USER).fill(true)]);
  });

  it('ends all sessions but one', async () => {
    const [kept, ...others] = [await open(), await open(), await open()];
    await sessions.endAll(dataSource.manager, userId, await sessionOf(kept ?? ''));
    const live = await Promise.all([kept, ...others].map(async (token = '') => (await userOf(token)) !== undefined));
    expect(live).toEqual([true, false, false]);
  });

  it('lists the live sessions, newest first, and says which one asks', async () => {
    await open();
    clock.advance(10);
    const current = await userOf(await open());
    const page = await sessions.list(current ?? { userId, sessionId: '' }, { limit: 1, offset: 0 });
    expect(page).toMatchObject({
      total: 2,
      limit: 1,
      offset: 0,
      sessions: [{ current: true, userAgent: 'a browser', createdAt: '2026-11-22T06:12:00.010Z' }],
    });
  });
});
