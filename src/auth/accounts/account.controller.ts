import { Body, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problem } from '../../platform/common/problem.js';
import { PageQuery } from '../../platform/http/input/pagination.dto.js';
import { UuidParameter } from '../../platform/http/input/uuid-parameter.js';
import { ApiProblems } from '../../platform/http/problems/api-problem.decorator.js';
import { AccountService } from './account.service.js';
import { EmailChange } from './email-change.service.js';
import { Accounts } from './accounts.js';
import {
  AccountView,
  ChangeEmailRequest,
  ChangePasswordRequest,
  DeleteAccountRequest,
  MessageAnswer,
  SessionPage,
  UpdateAccountRequest,
} from '../auth.dto.js';
import { Access } from '../access.decorator.js';
import { CurrentSession } from '../current-user.decorator.js';
import { ProtectedController } from '../protected-controller.decorator.js';
import { type TokenClaims } from '../sessions/access-tokens.js';
import { Sessions } from '../sessions/sessions.service.js';

/** What people do with their account once they are logged in. */
@ApiTags('auth')
@ProtectedController('auth')
export class AccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly account: AccountService,
    private readonly emails: EmailChange,
    private readonly sessions: Sessions,
  ) {}

  /** Ends the session: its token is refused from then on. */
  @Post('logout')
  @Access('session')
  @HttpCode(204)
  async logout(@CurrentSession() { userId, sessionId }: TokenClaims): Promise<void> {
    await this.sessions.end(userId, sessionId);
  }

  /** Reads the account. */
  @Get('me')
  @Access('session')
  readAccount(@CurrentSession() user: TokenClaims): Promise<AccountView> {
    return this.accounts.read(user.userId);
  }

  /** Changes the account's name. */
  @Put('me')
  @Access('session')
  updateAccount(@CurrentSession() user: TokenClaims, @Body() request: UpdateAccountRequest): Promise<AccountView> {
    return this.accounts.update(user.userId, request);
  }

  /** Deletes the account and everything that belongs to it. */
  @Delete('me')
  @Access('session')
  @HttpCode(204)
  @ApiProblems('invalid_credentials', 'too_many_attempts', 'too_many_requests')
  deleteAccount(@CurrentSession() user: TokenClaims, @Body() request: DeleteAccountRequest): Promise<void> {
    return this.account.remove(user, request);
  }

  /** Changes the password; every other session ends. */
  @Put('password')
  @ApiProblems('invalid_credentials', 'too_many_attempts', 'too_many_requests')
  @Access('session')
  changePassword(@CurrentSession() user: TokenClaims, @Body() request: ChangePasswordRequest): Promise<MessageAnswer> {
    return this.account.changePassword(user, request);
  }

  /** Changes the e-mail address; the former address is told by mail. */
  @Put('email')
  @ApiProblems('invalid_credentials', 'email_taken', 'too_many_attempts', 'too_many_requests')
  @Access('session')
  changeEmail(@CurrentSession() user: TokenClaims, @Body() request: ChangeEmailRequest): Promise<AccountView> {
    return this.emails.change(user, request);
  }

  /** Lists the account's live sessions, newest first. */
  @Get('sessions')
  @Access('session')
  listSessions(@CurrentSession() user: TokenClaims, @Query() page: PageQuery): Promise<SessionPage> {
    return this.sessions.list(user, page);
  }

  /** Ends one of the account's sessions. */
  @Delete('sessions/:sessionId')
  @Access('session')
  @HttpCode(204)
  async endSession(
    @CurrentSession() user: TokenClaims,
    @Param('sessionId', UuidParameter) sessionId: string,
  ): Promise<void> {
    if (!(await this.sessions.end(user.userId, sessionId))) throw new Problem('not_found', 'There is no such session.');
  }
}
