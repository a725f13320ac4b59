import { Get, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { ProtectedController } from '../auth/protected-controller.decorator.js';
import { LimitExports } from '../platform/http/big-reads.js';
import { streamedAnswer } from '../platform/http/answers/streamed-answer.js';
import { AccountExport } from './account-export.dto.js';
import { AccountExportService } from './account-export.service.js';

@ApiTags('auth')
@ProtectedController('auth/me/export')
export class AccountExportController {
  constructor(private readonly exports: AccountExportService) {}

  /** Everything that is stored about the user (GDPR, articles 15 and 20). */
  @Get()
  @Access('session')
  @LimitExports()
  @ApiOkResponse({
    type: AccountExport,
    headers: {
      'Content-Disposition': { required: true, schema: { type: 'string' }, description: 'The name of the file' },
    },
  })
  exportAccount(@CurrentUser() user: AuthenticatedUser): Promise<StreamableFile> {
    const parts = this.exports.write(user);
    return streamedAnswer({ contentType: 'application/json; charset=utf-8', fileName: 'githire-account.json', parts });
  }
}
