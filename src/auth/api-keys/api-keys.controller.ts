import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problem } from '../../platform/common/problem.js';
import { PageQuery } from '../../platform/http/input/pagination.dto.js';
import { UuidParameter } from '../../platform/http/input/uuid-parameter.js';
import { ApiProblems } from '../../platform/http/problems/api-problem.decorator.js';
import { Access } from '../access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../current-user.decorator.js';
import { ProtectedController } from '../protected-controller.decorator.js';
import { ApiKeyPage, CreateApiKeyRequest, CreatedApiKey } from './api-key.dto.js';
import { ApiKeys } from './api-keys.service.js';

/** Keys for programs. No key can make, see or revoke keys. */
@ApiTags('auth')
@ProtectedController('auth/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  /** Makes a key for a program. The key is shown this once. */
  @Post()
  @Access('session')
  @ApiProblems('too_many_api_keys')
  createApiKey(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Body() request: CreateApiKeyRequest,
  ): Promise<CreatedApiKey> {
    return this.keys.create(userId, request);
  }

  /** Lists the account's keys that have not expired, newest first. */
  @Get()
  @Access('session')
  listApiKeys(@CurrentUser() { userId }: AuthenticatedUser, @Query() page: PageQuery): Promise<ApiKeyPage> {
    return this.keys.list(userId, page);
  }

  /** Revokes a key at once, and ends its open event streams. */
  @Delete(':keyId')
  @Access('session')
  @HttpCode(204)
  async revokeApiKey(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Param('keyId', UuidParameter) keyId: string,
  ): Promise<void> {
    if (!(await this.keys.revoke(userId, keyId))) throw new Problem('not_found', 'There is no such API key.');
  }
}
