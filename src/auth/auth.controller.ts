import { Body, Delete, Get, Header, Headers, HttpCode, Ip, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problem } from '../platform/common/problem.js';
import { ApiController } from '../platform/http/api-controller.js';
import { PageQuery } from '../platform/http/input/pagination.dto.js';
import { UuidParameter } from '../platform/http/input/uuid-parameter.js';
import { AccountService } from './account.service.js';
import {
  AccountView,
  ChangePasswordRequest,
  DeleteAccountRequest,
  LoginRequest,
  MessageAnswer,
  RegisteredAccount,
  RegisterRequest,
  SessionPage,
  TokenAnswer,
  UpdateAccountRequest,
} from './auth.dto.js';
import { AuthService } from './auth.service.js';
import { type AuthenticatedUser, CurrentUser } from './current-user.decorator.js';
import { JwtAuthGuard } from './jwt-auth.guard.js';
import { Sessions } from './sessions/sessions.service.js';

@ApiTags('auth')
@ApiController('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly accounts: AccountService,
    private readonly sessions: Sessions,
  ) {}

  /** Creates an account. */
  @Post('register')
  @Header('Cache-Control', 'no-store')
  register(@Body() request: RegisterRequest, @Ip() address: string): Promise<RegisteredAccount> {
    return this.auth.register(request, address);
  }

  /** Returns an access token for an e-mail address and its password. */
  @Post('login')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  login(@Body() request: LoginRequest, @Ip() address: string, @Headers('user-agent') userAgent?: string): Promise<TokenAnswer> {
    return this.auth.login(request, { address, userAgent });
  }

  /** Ends the session: its token is rejected from then on. */
  @Post('logout')
  @HttpCode(204)
  @UseGuards(JwtAuthGuard)
  async logout(@CurrentUser() { userId, sessionId }: AuthenticatedUser): Promise<void> {
    await this.sessions.end(userId, sessionId);
  }

  /** Returns the account. */
  @Get('me')
  @UseGuards(JwtAuthGuard)
  readAccount(@CurrentUser() user: AuthenticatedUser): Promise<AccountView> {
    return this.accounts.read(user.userId);
  }

  /** Changes the account's name. */
  @Put('me')
  @UseGuards(JwtAuthGuard)
  updateAccount(@CurrentUser() user: AuthenticatedUser, @Body() request: UpdateAccountRequest): Promise<AccountView> {
    return this.accounts.update(user.userId, request);
  }

  /** Deletes the account and all its data. */
  @Delete('me')
  @HttpCode(204)
  @UseGuards(JwtAuthGuard)
  deleteAccount(@CurrentUser() user: AuthenticatedUser, @Body() request: DeleteAccountRequest): Promise<void> {
    return this.accounts.remove(user, request);
  }

  /** Changes the password; every other session ends. */
  @Put('password')
  @UseGuards(JwtAuthGuard)
  changePassword(@CurrentUser() user: AuthenticatedUser, @Body() request: ChangePasswordRequest): Promise<MessageAnswer> {
    return this.accounts.changePassword(user, request);
  }

  /** Lists the account's active sessions, newest first. */
  @Get('sessions')
  @UseGuards(JwtAuthGuard)
  listSessions(@CurrentUser() user: AuthenticatedUser, @Query() page: PageQuery): Promise<SessionPage> {
    return this.sessions.list(user, page);
  }

  /** Ends one of the account's sessions. */
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @UseGuards(JwtAuthGuard)
  async endSession(@CurrentUser() user: AuthenticatedUser, @Param('sessionId', UuidParameter) sessionId: string): Promise<void> {
    if (!(await this.sessions.end(user.userId, sessionId))) throw new Problem('not_found', 'There is no such session.');
  }
}
