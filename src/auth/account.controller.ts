import { Body, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problem } from '../platform/common/problem.js';
import { PageQuery } from '../platform/http/input/pagination.dto.js';
import { UuidParameter } from '../platform/http/input/uuid-parameter.js';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import { AccountService } from './account.service.js';
import {
  AccountView,
  ChangePasswordRequest,
  DeleteAccountRequest,
  MessageAnswer,
  SessionPage,
  UpdateAccountRequest,
} from './auth.dto.js';
import { type AuthenticatedUser, CurrentUser } from './current-user.decorator.js';
import { ProtectedController } from './protected-controller.decorator.js';
import { Sessions } from './sessions/sessions.service.js';

/** What people do with their account once they are logged in. */
@ApiTags('auth')
@ProtectedController('auth')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: Sessions,
  ) {}

  /** Ends the session: its token is refused from then on. */
  @Post('logout')
  @HttpCode(204)
  async logout(@CurrentUser() { userId, sessionId }: AuthenticatedUser): Promise<void> {
    await this.sessions.end(userId, sessionId);
  }

  /** Reads the account. */
  @Get('me')
  readAccount(@CurrentUser() user: AuthenticatedUser): Promise<AccountView> {
    return this.accounts.read(user.userId);
  }

  /** Changes the account's name. */
  @Put('me')
  updateAccount(@CurrentUser() user: AuthenticatedUser, @Body() request: UpdateAccountRequest): Promise<AccountView> {
    return this.accounts.update(user.userId, request);
  }

  /** Deletes the account and everything that belongs to it. */
  @Delete('me')
  @HttpCode(204)
  @ApiProblems('invalid_credentials', 'too_many_attempts', 'too_many_requests')
  deleteAccount(@CurrentUser() user: AuthenticatedUser, @Body() request: DeleteAccountRequest): Promise<void> {
    return this.accounts.remove(user, request);
  }

  /** Changes the password; every other session ends. */
  @Put('password')
  @ApiProblems('invalid_credentials', 'too_many_attempts', 'too_many_requests')
  changePassword(
    @CurrentUser() user: AuthenticatedUser,
    @Body() request: ChangePasswordRequest,
  ): Promise<MessageAnswer> {
    return this.accounts.changePassword(user, request);
  }

  /** Lists the account's live sessions, newest first. */
  @Get('sessions')
  listSessions(@CurrentUser() user: AuthenticatedUser, @Query() page: PageQuery): Promise<SessionPage> {
    return this.sessions.list(user, page);
  }

  /** Ends one of the account's sessions. */
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  async endSession(
    @CurrentUser() user: AuthenticatedUser,
    @Param('sessionId', UuidParameter) sessionId: string,
  ): Promise<void> {
    if (!(await this.sessions.end(user.userId, sessionId))) throw new Problem('not_found', 'There is no such session.');
  }
}
