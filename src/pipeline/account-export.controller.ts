import { Get, Header, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AccountService } from '../auth/account.service.js';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { JwtAuthGuard } from '../auth/jwt-auth.guard.js';
import { Sessions } from '../auth/sessions.service.js';
import { ApiController } from '../http/api-controller.js';
import { ProjectsService } from '../projects/projects.service.js';
import { AccountExport } from './account-export.dto.js';
import { PipelineService } from './pipeline.service.js';

/** More sessions than a user can have. */
const ALL = { limit: 1000, offset: 0 };

@ApiTags('auth')
@ApiBearerAuth()
@UseGuards(JwtAuthGuard)
@ApiController('auth/me/export')
export class AccountExportController {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: Sessions,
    private readonly projects: ProjectsService,
    private readonly pipeline: PipelineService,
  ) {}

  /** Everything that is stored about the user (GDPR, articles 15 and 20). */
  @Get()
  @Header('Content-Disposition', 'attachment; filename="githire-account.json"')
  async exportAccount(@CurrentUser() user: AuthenticatedUser): Promise<AccountExport> {
    const [account, { sessions }, projects, executions] = await Promise.all([
      this.accounts.read(user.userId),
      this.sessions.list(user, ALL),
      this.projects.readAll(user.userId),
      this.pipeline.list(user.userId),
    ]);
    return { account, sessions, projects, executions };
  }
}
