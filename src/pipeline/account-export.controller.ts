import { Get, type StreamableFile, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.js';
import { ApiController } from '../platform/http/api-controller.js';
import { LimitExports } from '../platform/http/big-reads.js';
import { streamedAnswer } from '../platform/http/answers/streamed-answer.js';
import { AccountExport } from './account-export.dto.js';
import { AccountExportService } from './account-export.service.js';

@ApiTags('auth')
@ApiBearerAuth()
@UseGuards(JwtAuthGuard)
@ApiController('auth/me/export')
export class AccountExportController {
  constructor(private readonly exports: AccountExportService) {}

  /** Everything that is stored about the user (GDPR, articles 15 and 20). */
  @Get()
  @LimitExports()
  @ApiOkResponse({ type: AccountExport })
  exportAccount(@CurrentUser() user: AuthenticatedUser): Promise<StreamableFile> {
    const parts = this.exports.write(user);
    return streamedAnswer({ contentType: 'application/json; charset=utf-8', fileName: 'githire-account.json', parts });
  }
}
