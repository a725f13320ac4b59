import { Body, Get, Headers, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { ProtectedController } from '../auth/protected-controller.decorator.js';
import { LiveAccess } from '../auth/live-access.js';
import { JobRequirement } from '../domain/job-requirement.js';
import { type Answer, CurrentAnswer } from '../platform/http/answers/answer.decorator.js';
import { LimitConcurrency } from '../platform/http/concurrency-limit.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { jsonAnswer } from '../platform/http/answers/json-answer.js';
import { UuidParameter } from '../platform/http/input/uuid-parameter.js';
import { ApiProblems } from '../platform/http/problems/api-problem.decorator.js';
import { ForRole } from '../projects/project-controller.decorator.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { ExecutionView, ParseRequest, RunAccepted, RunRequest, RunResult } from './pipeline.dto.js';
import { PipelineService } from './pipeline.service.js';
import { PostingReader } from './posting-reader.js';
import { RunProblems } from './run-problems.decorator.js';

/** Postings that one user may have parsed at the same time. */
const PARSES_AT_ONCE = 4;

/** `Prefer: respond-async` (RFC 7240), alone or among other preferences. */
const RESPOND_ASYNC = /(^|[,;\s])respond-async($|[,;\s])/i;

@ApiTags('pipeline')
@ProtectedController('pipeline')
export class PipelineController {
  constructor(
    private readonly pipeline: PipelineService,
    private readonly reader: PostingReader,
    private readonly access: LiveAccess,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Runs the whole pipeline and returns the result; with `Prefer: respond-async` it returns at once. If the session
   * ends meanwhile, the response is 401 and the run continues.
   */
  @Post('run')
  @Access('runs:write')
  @HttpCode(200)
  @ApiOkResponse({ type: RunResult, description: 'The run is completed: its whole result.' })
  @ApiAcceptedResponse({
    type: RunAccepted,
    description: 'Only with `Prefer: respond-async`. The run is accepted; `Location` is the URL of its status.',
    headers: {
      Location: { required: true, schema: { type: 'string', format: 'uri-reference' }, description: 'As `statusUrl`' },
      'Preference-Applied': { required: true, schema: { type: 'string', enum: ['respond-async'] } },
    },
  })
  @RunProblems()
  @ApiProblems('idempotency_key_reused', 'invalid_project_state', 'too_many_projects')
  @ApiHeader({
    name: 'Prefer',
    required: false,
    description: '`respond-async`: the response is 202, without waiting for the result',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key and body give the same run; 1 to 255 visible ASCII characters',
  })
  async runPipeline(
    @CurrentUser() user: AuthenticatedUser,
    @Body() request: RunRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Headers('prefer') prefer: string | undefined,
    @CurrentAnswer() answer: Answer,
  ): Promise<StreamableFile | RunAccepted> {
    const accepted = await this.pipeline.submit(user.userId, request, readIdempotencyKey(idempotencyKey));
    const { executionId, projectId } = accepted;
    this.audit.noteSoon({ action: 'run.started', subject: `run ${executionId}`, projectId });
    if (!RESPOND_ASYNC.test(prefer ?? '')) {
      return jsonAnswer(
        await this.access.handOver(user, () => this.pipeline.resultAsJson(user.userId, accepted.executionId)),
      );
    }
    const statusUrl = answer.link(`/pipeline/status/${accepted.executionId}`);
    answer.status(202);
    answer.header('Location', statusUrl);
    answer.header('Preference-Applied', 'respond-async');
    return { ...accepted, statusUrl };
  }

  /** Parses a posting as a run does, with the model if one is configured. Nothing is stored. */
  @Post('parse')
  @Access('runs:write')
  @HttpCode(200)
  @LimitConcurrency('parse', PARSES_AT_ONCE)
  @ApiProblems('job_description_unusable')
  parseJobDescription(@CurrentUser() user: AuthenticatedUser, @Body() request: ParseRequest): Promise<JobRequirement> {
    return this.reader.parse(user.userId, request);
  }

  /** Returns the status of a run. */
  @Get('status/:executionId')
  @ForRole('readStatus')
  @Access('runs:write', 'projects:read')
  readStatus(
    @CurrentUser() user: AuthenticatedUser,
    @Param('executionId', UuidParameter) executionId: string,
  ): Promise<ExecutionView> {
    return this.pipeline.status(user.userId, executionId);
  }

  /** Ends a run as `cancelled`; results of completed stages stay in the project. */
  @Post('status/:executionId/cancel')
  @ForRole('cancelRun')
  @Access('runs:write')
  @HttpCode(202)
  async cancelRun(
    @CurrentUser() user: AuthenticatedUser,
    @Param('executionId', UuidParameter) executionId: string,
  ): Promise<ExecutionView> {
    const run = await this.pipeline.cancel(user.userId, executionId);
    // The path names no project, so no interceptor of a project records it.
    await this.audit.note({ action: 'project.cancelRun', subject: `run ${executionId}`, projectId: run.projectId });
    return run;
  }
}
