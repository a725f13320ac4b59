import { Body, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Erasure } from '../../platform/database/erasure.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Access } from '../access.decorator.js';
import { Accounts } from '../accounts/accounts.js';
import { AccountView, UpdateAccountRequest } from '../auth.dto.js';
import { type AuthenticatedUser, CurrentUser } from '../current-user.decorator.js';
import { ProtectedController } from '../protected-controller.decorator.js';
import { AccessEnds } from '../sessions/access-ends.js';
import { User } from '../user.entity.js';

/** What is stored here about a user of the host application. */
@ApiTags('auth')
@ProtectedController('auth')
export class HostAccountController {
  constructor(
    private readonly accounts: Accounts,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly ends: AccessEnds,
    private readonly erasure: Erasure,
  ) {}

  /** Reads the account. */
  @Get('me')
  @Access('session')
  readAccount(@CurrentUser() user: AuthenticatedUser): Promise<AccountView> {
    return this.accounts.read(user.userId);
  }

  /** Changes the account's name, which a name of the host replaces at the next request. */
  @Put('me')
  @Access('session')
  updateAccount(@CurrentUser() user: AuthenticatedUser, @Body() request: UpdateAccountRequest): Promise<AccountView> {
    return this.accounts.update(user.userId, request);
  }

  /** Deletes everything that is stored here about the user. The account of the host application stays. */
  @Delete('me')
  @Access('session')
  @HttpCode(204)
  async deleteAccount(@CurrentUser() { userId }: AuthenticatedUser): Promise<void> {
    await this.transactions.run(async (manager) => {
      await manager.delete(User, { userId });
      await this.audit.record(manager, { action: 'account.deleted', subject: `user ${userId}` });
    });
    this.ends.tell(userId);
    this.erasure.due();
  }
}
