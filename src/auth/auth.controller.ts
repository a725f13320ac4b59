import { Body, Header, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiController } from '../platform/http/api-controller.js';
import { UserAgent } from '../platform/http/input/user-agent.js';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import {
  ForgotPasswordRequest,
  LoginRequest,
  MessageAnswer,
  RegisteredAccount,
  RegisterRequest,
  ResetPasswordRequest,
  TokenAnswer,
} from './auth.dto.js';
import { LoginService } from './login.service.js';
import { PasswordResetService } from './passwords/password-reset.service.js';
import { RegistrationService } from './registration.service.js';

/** What people do before they have an access token. */
@ApiTags('auth')
@ApiController('auth')
@ApiProblems('too_many_attempts', 'too_many_requests', 'not_ready')
export class AuthController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly logins: LoginService,
    private readonly resets: PasswordResetService,
  ) {}

  /** Creates an account. */
  @Post('register')
  @Header('Cache-Control', 'no-store')
  @ApiProblems('email_taken')
  register(@Body() request: RegisterRequest, @Ip() address: string): Promise<RegisteredAccount> {
    return this.registrations.register(request, address);
  }

  /** Returns an access token for an e-mail address and its password. */
  @Post('login')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiProblems('invalid_credentials')
  login(@Body() request: LoginRequest, @Ip() address: string, @UserAgent() userAgent?: string): Promise<TokenAnswer> {
    return this.logins.login(request, { address, userAgent });
  }

  /** Sends a link to reset a password, if there is such an account; the answer does not say whether there is. */
  @Post('forgot-password')
  @HttpCode(200)
  forgotPassword(@Body() request: ForgotPasswordRequest, @Ip() address: string): Promise<MessageAnswer> {
    return this.resets.forgot(request, address);
  }

  /** Sets a new password with the token of a link; every session of the account ends. */
  @Post('reset-password')
  @HttpCode(200)
  resetPassword(@Body() request: ResetPasswordRequest, @Ip() address: string): Promise<MessageAnswer> {
    return this.resets.reset(request, address);
  }
}
