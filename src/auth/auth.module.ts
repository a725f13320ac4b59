import { createSecretKey } from 'node:crypto';
import { Module } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Settings } from '../config/settings.js';
import { AccessTokens } from './access-tokens.js';
import { AccountService } from './account.service.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { JwtAuthGuard } from './jwt-auth.guard.js';
import { jwtSecret } from './jwt-secret.js';
import { LoginThrottle } from './login-throttle.js';
import { PasswordCheck } from './password-check.js';
import { PasswordHasher } from './password-hasher.js';
import { Session } from './session.entity.js';
import { Sessions } from './sessions.service.js';
import { User } from './user.entity.js';

/** Accounts, sessions, and the guard that others put before their controllers (`Sessions` comes along for it). */
@Module({
  imports: [TypeOrmModule.forFeature([User, Session])],
  controllers: [AuthController],
  providers: [
    AuthService,
    AccountService,
    AccessTokens,
    Sessions,
    PasswordHasher,
    PasswordCheck,
    JwtAuthGuard,
    {
      provide: JwtService,
      inject: [Settings],
      // A key object: with the secret as text, each verification would first try for 0.4 ms to read it as a public key.
      useFactory: async (settings: Settings) => new JwtService({ secret: createSecretKey(await jwtSecret(settings), 'utf8') }),
    },
    // The one place that says where failures are counted: in this process.
    { provide: LoginThrottle, useFactory: () => new LoginThrottle((options) => new RateLimiterMemory(options)) },
  ],
  exports: [JwtAuthGuard, Sessions, AccountService],
})
export class AuthModule {}
