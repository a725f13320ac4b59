import { Body, Header, Headers, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiController } from '../platform/http/api-controller.js';
import { LoginRequest, RegisteredAccount, RegisterRequest, TokenAnswer } from './auth.dto.js';
import { LoginService } from './login.service.js';
import { RegistrationService } from './registration.service.js';

/** What people do before they have an access token. */
@ApiTags('auth')
@ApiController('auth')
export class AuthController {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly logins: LoginService,
  ) {}

  /** Creates an account. */
  @Post('register')
  @Header('Cache-Control', 'no-store')
  register(@Body() request: RegisterRequest, @Ip() address: string): Promise<RegisteredAccount> {
    return this.registrations.register(request, address);
  }

  /** Returns an access token for an e-mail address and its password. */
  @Post('login')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  login(
    @Body() request: LoginRequest,
    @Ip() address: string,
    @Headers('user-agent') userAgent?: string,
  ): Promise<TokenAnswer> {
    return this.logins.login(request, { address, userAgent });
  }
}
