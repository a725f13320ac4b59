import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Settings } from '../platform/config/settings.js';
import { AccountRecords, OwnAccountRecords } from './accounts/account-records.js';
import { AccountController } from './accounts/account.controller.js';
import { AccountService } from './accounts/account.service.js';
import { Accounts } from './accounts/accounts.js';
import { ApiKeyUses } from './api-keys/api-key-uses.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeys } from './api-keys/api-keys.service.js';
import { AccountMailDelivery } from './mails/account-mail-delivery.js';
import { AccountEvents } from './mails/account-events.js';
import { MailSender } from './mails/mail-sender.service.js';
import { EmailChange } from './accounts/email-change.service.js';
import { OwnPassword } from './passwords/own-password.js';
import { PasswordReplacement } from './passwords/password-replacement.service.js';
import { PasswordResetService } from './passwords/password-reset.service.js';
import { PasswordResetTokens } from './passwords/password-reset-tokens.js';
import { AttemptBudgets } from './attempts/attempt-budgets.js';
import { LoginCounters } from './attempts/login-counters.js';
import { LoginThrottle } from './attempts/login-throttle.js';
import { AuthController } from './auth.controller.js';
import { ARGON2 } from './auth.limits.js';
import { Authenticator } from './authenticator.js';
import { HostAccountRecords, HostLiveAccess } from './host/host-access.js';
import { HostAccountController } from './host/host-account.controller.js';
import { type HostAuth } from './host/host-auth.js';
import { HOST_AUTH, HOST_GUARD, HostAuthenticator } from './host/host-authenticator.js';
import { HostUsers } from './host/host-users.js';
import { JwtStrategy } from './jwt.strategy.js';
import { KnownUsers, RegisteredUsers } from './known-users.js';
import { LiveAccess, TokenLiveAccess } from './live-access.js';
import { LoginService } from './login.service.js';
import { HASH_COST, PasswordHasher } from './passwords/password-hasher.js';
import { Passwords } from './passwords/passwords.service.js';
import { RegistrationService } from './registration.service.js';
import { BrowserLoginController, BrowserLogoutController } from './sessions/browser-session.controller.js';
import { AccessEnds } from './sessions/access-ends.js';
import { AccessTokens } from './sessions/access-tokens.js';
import { ExpiredAccess } from './sessions/expired-access.js';
import { jwtSecret } from './sessions/jwt-secret.js';
import { Sessions } from './sessions/sessions.service.js';
import { SigningKey } from './sessions/signing-key.js';
import { TokenAuthenticator } from './token-authenticator.js';

/** What the rest of GitHire asks, wherever the users come from. */
const PORTS = [Authenticator, LiveAccess, AccountRecords, KnownUsers, AccessEnds, AttemptBudgets];

/** What there is with accounts of GitHire and with users of a host application. */
const SHARED: Provider[] = [
  Accounts,
  AccessEnds,
  { provide: LoginCounters, inject: [Settings], useFactory: (settings: Settings) => LoginCounters.open(settings) },
  {
    provide: AttemptBudgets,
    inject: [LoginCounters],
    useFactory: ({ limiterOf }: LoginCounters) => new AttemptBudgets(limiterOf),
  },
];

/** Accounts of GitHire, with passwords, sessions and API keys. */
const OWN_USERS: ModuleMetadata = {
  controllers: [AuthController, BrowserLoginController, AccountController, BrowserLogoutController, ApiKeysController],
  providers: [
    { provide: Authenticator, useClass: TokenAuthenticator },
    { provide: LiveAccess, useClass: TokenLiveAccess },
    { provide: AccountRecords, useClass: OwnAccountRecords },
    { provide: KnownUsers, useClass: RegisteredUsers },
    LoginService,
    RegistrationService,
    AccountService,
    AccountEvents,
    MailSender,
    AccountMailDelivery,
    PasswordResetService,
    PasswordResetTokens,
    PasswordReplacement,
    OwnPassword,
    EmailChange,
    AccessTokens,
    Sessions,
    ExpiredAccess,
    ApiKeys,
    ApiKeyUses,
    { provide: HASH_COST, useValue: ARGON2 },
    PasswordHasher,
    Passwords,
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
    {
      provide: LoginThrottle,
      inject: [LoginCounters],
      useFactory: ({ limiterOf }: LoginCounters) => new LoginThrottle(limiterOf),
    },
  ],
};

/** The users of a host application: nobody registers or logs in here. */
function hostUsers(auth: HostAuth): ModuleMetadata {
  return {
    controllers: [HostAccountController],
    providers: [
      { provide: HOST_AUTH, useValue: auth },
      { provide: HOST_GUARD, useClass: auth.guard },
      { provide: Authenticator, useClass: HostAuthenticator },
      { provide: LiveAccess, useClass: HostLiveAccess },
      { provide: AccountRecords, useClass: HostAccountRecords },
      HostUsers,
      { provide: KnownUsers, useExisting: HostUsers },
    ],
  };
}

/** Who the users are. Global, so that `JwtAuthGuard` works on every controller, also of a host application. */
@Module({})
export class AuthModule {
  /** @param imports where the guard of the host finds what it needs */
  static forRoot(auth: 'own' | HostAuth, imports: ModuleMetadata['imports'] = []): DynamicModule {
    const { controllers, providers = [] } = auth === 'own' ? OWN_USERS : hostUsers(auth);
    return {
      module: AuthModule,
      global: true,
      imports,
      exports: PORTS,
      controllers,
      providers: [...SHARED, ...providers],
    };
  }
}
