import { Module } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '../platform/config/settings.js';
import { AccessEnds } from './sessions/access-ends.js';
import { AccessTokens } from './sessions/access-tokens.js';
import { AccountController } from './account.controller.js';
import { AccountService } from './account.service.js';
import { AttemptBudgets } from './attempts/attempt-budgets.js';
import { ApiKeyUses } from './api-keys/api-key-uses.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeys } from './api-keys/api-keys.service.js';
import { ExpiredApiKeys } from './api-keys/expired-api-keys.js';
import { AuthController } from './auth.controller.js';
import { LoginService } from './login.service.js';
import { RegistrationService } from './registration.service.js';
import { ExpiredSessions } from './sessions/expired-sessions.js';
import { JwtAuthGuard } from './jwt-auth.guard.js';
import { jwtSecret } from './sessions/jwt-secret.js';
import { LiveAccess } from './live-access.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LoginCounters } from './attempts/login-counters.js';
import { LoginThrottle } from './attempts/login-throttle.js';
import { Passwords } from './passwords/passwords.service.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { Session } from './sessions/session.entity.js';
import { Sessions } from './sessions/sessions.service.js';
import { SigningKey } from './sessions/signing-key.js';
import { User } from './user.entity.js';

/** Accounts, sessions, and the guard that others put before their controllers (`JwtStrategy` and `ApiKeys` come along for it). */
@Module({
  imports: [TypeOrmModule.forFeature([User, Session, ApiKey])],
  controllers: [AuthController, AccountController, ApiKeysController],
  providers: [
    LoginService,
    RegistrationService,
    AccountService,
    AccessEnds,
    AccessTokens,
    Sessions,
    ExpiredSessions,
    ApiKeys,
    ApiKeyUses,
    ExpiredApiKeys,
    LiveAccess,
    PasswordHasher,
    Passwords,
    JwtAuthGuard,
    JwtStrategy,
    {
      provide: SigningKey,
      inject: [Settings],
      useFactory: async (settings: Settings) => new SigningKey(await jwtSecret(settings)),
    },
    {
      provide: JwtService,
      inject: [SigningKey],
      useFactory: (key: SigningKey) => new JwtService({ secret: key.secret }),
    },
    { provide: LoginCounters, inject: [Settings], useFactory: (settings: Settings) => LoginCounters.open(settings) },
    {
      provide: LoginThrottle,
      inject: [LoginCounters],
      useFactory: ({ limiterOf }: LoginCounters) => new LoginThrottle(limiterOf),
    },
    {
      provide: AttemptBudgets,
      inject: [LoginCounters],
      useFactory: ({ limiterOf }: LoginCounters) => new AttemptBudgets(limiterOf),
    },
  ],
  exports: [JwtAuthGuard, JwtStrategy, Sessions, ApiKeys, LiveAccess, AccessEnds, AccountService],
})
export class AuthModule {}
