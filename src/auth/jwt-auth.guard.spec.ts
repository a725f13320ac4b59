import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication, Module, UseFilters, UseGuards } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import passport from 'passport';
import { Strategy } from 'passport-jwt';
import { eventually } from '../../test/support/eventually.js';
import { ProblemFilter } from '../platform/http/problems/problem.filter.js';
import { type AuthenticatedUser, CurrentUser } from './current-user.decorator.js';
import { Authenticator } from './authenticator.js';
import { Settings } from '../platform/config/settings.js';
import { PublicLinks } from '../platform/mail/public-links.js';
import { TokenAuthenticator } from './token-authenticator.js';
import { JwtAuthGuard } from './jwt-auth.guard.js';
import { JwtStrategy } from './jwt.strategy.js';
import { ApiKeys } from './api-keys/api-keys.service.js';
import { AccessTokens, claimsOf, type TokenClaims, type TokenPayload } from './sessions/access-tokens.js';
import { Sessions } from './sessions/sessions.service.js';
import { SigningKey } from './sessions/signing-key.js';

/** When the tokens of these tests are issued and read. */
const NOW = new Date('2026-11-22T06:12:00.000Z');

/** Sessions that are all live; each answer waits until `release` is called. */
class WaitingSessions {
  private readonly waiting: (() => void)[] = [];
  private goOn = true;

  hold(): void {
    this.goOn = false;
  }

  /** How many requests wait. */
  get count(): number {
    return this.waiting.length;
  }

  release(): void {
    this.goOn = true;
    for (const next of this.waiting.splice(0)) next();
  }

  async confirm(_token: string, payload: TokenPayload): Promise<TokenClaims | undefined> {
    if (!this.goOn) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return claimsOf(payload, NOW);
  }
}

@Controller()
@UseFilters(ProblemFilter)
@UseGuards(JwtAuthGuard)
class WhoAmI {
  @Get()
  read(@CurrentUser() { userId }: AuthenticatedUser): string {
    return userId;
  }
}

/** An application of its own, with an own secret, that answers with the user. */
async function startApp(
  secret: string,
  hostModules: (typeof PassportModule | ReturnType<typeof PassportModule.register>)[] = [],
) {
  const key = new SigningKey(secret);
  const sessions = new WaitingSessions();

  @Module({
    providers: [
      { provide: Authenticator, useClass: TokenAuthenticator },
      { provide: PublicLinks, useValue: new PublicLinks(new Settings()) },
      JwtStrategy,
      { provide: SigningKey, useValue: key },
      { provide: Sessions, useValue: sessions },
      // No request of these tests comes with an API key.
      { provide: ApiKeys, useValue: {} },
    ],
    exports: [Authenticator],
  })
  class Auth {}

  @Module({ imports: [Auth, ...hostModules], controllers: [WhoAmI] })
  class Host {}

  const testing = await Test.createTestingModule({ imports: [Host] }).compile();
  const app: INestApplication = testing.createNestApplication(new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const tokens = new AccessTokens(new JwtService({ secret }));
  return {
    sessions,
    tokenOf: (userId: string): string => tokens.issue({ userId, sessionId: 'a session' }, NOW),
    ask: async (token: string): Promise<string | number> => {
      const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      return answer.ok ? answer.text() : answer.status;
    },
    close: () => app.close(),
  };
}

type App = Awaited<ReturnType<typeof startApp>>;

describe('JwtAuthGuard', () => {
  const apps: App[] = [];
  const start = async (...from: Parameters<typeof startApp>): Promise<App> => {
    const app = await startApp(...from);
    apps.push(app);
    return app;
  };
  let app: App;

  beforeEach(async () => {
    app = await start('a-secret-for-tests-only-0123456789abcdef');
  });

  afterEach(async () => {
    await Promise.all(apps.splice(0).map((each) => each.close()));
  });

  it('tells each of several requests at once its own user', async () => {
    const people = ['ada', 'bob', 'eve', 'grace'];
    app.sessions.hold();
    const answers = Promise.all(people.map((name) => app.ask(app.tokenOf(name))));
    await eventually(() => app.sessions.count === people.length);
    app.sessions.release();
    expect(await answers).toEqual(people);
  });

  it('accepts the tokens of its own application alone, where two run in one process', async () => {
    const other = await start('another-secret-for-tests-0123456789abcdef');
    const [ours, theirs] = [app.tokenOf('ada'), other.tokenOf('bob')];
    expect([await app.ask(ours), await app.ask(theirs), await other.ask(ours), await other.ask(theirs)]).toEqual([
      'ada',
      401,
      401,
      'bob',
    ]);
  });

  it('registers no strategy with the authenticator that a process shares', async () => {
    const failure = await new Promise(
      (resolve) => void passport.authenticate('jwt', { session: false })({ headers: {} }, {}, resolve),
    );
    expect(String(failure)).toContain('Unknown authentication strategy "jwt"');
  });

  it('keeps its strategy in a host whose own strategy is the default of its module', async () => {
    const verifyAnybody = new Strategy({ jwtFromRequest: () => 'x', secretOrKey: 'x' }, () => undefined);
    verifyAnybody.authenticate = function () {
      this.success({ userId: 'anybody' });
    };
    passport.use('of-the-host', verifyAnybody);
    try {
      const hosted = await start('a-third-secret-for-tests-0123456789abcdef', [
        PassportModule.register({ defaultStrategy: 'of-the-host' }),
      ]);
      expect([await hosted.ask(hosted.tokenOf('ada')), await hosted.ask('nonsense')]).toEqual(['ada', 401]);
    } finally {
      passport.unuse('of-the-host');
    }
  });
});
