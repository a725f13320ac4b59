import { Body, Get, Headers, HttpCode, Param, Post, Res, type StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../auth/current-user.decorator.js';
import { ProtectedController } from '../auth/protected-controller.decorator.js';
import { LiveAccess } from '../auth/live-access.js';
import { JobRequirement } from '../domain/job-requirement.js';
import { LimitConcurrency } from '../platform/http/concurrency-limit.js';
import { jsonAnswer } from '../platform/http/answers/json-answer.js';
import { UuidParameter } from '../platform/http/input/uuid-parameter.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { ExecutionView, ParseRequest, RunAccepted, RunRequest, RunResult } from './pipeline.dto.js';
import { PipelineService } from './pipeline.service.js';

/** The common part of Fastify's reply and Express's response. */
interface HttpResponse {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

/** Postings that one user may have parsed at the same time. */
const PARSES_AT_ONCE = 4;

/** `Prefer: respond-async` (RFC 7240), alone or among other preferences. */
const RESPOND_ASYNC = /(^|[,;\s])respond-async($|[,;\s])/i;

@ApiTags('pipeline')
@ProtectedController('pipeline')
export class PipelineController {
  constructor(
    private readonly pipeline: PipelineService,
    private readonly access: LiveAccess,
  ) {}

  /** Parses a posting as a run does, with the model if one is configured. Nothing is stored. */
  @Post('parse')
  @Access('runs:write')
  @HttpCode(200)
  @LimitConcurrency('parse', PARSES_AT_ONCE)
  parseJobDescription(@CurrentUser() user: AuthenticatedUser, @Body() request: ParseRequest): Promise<JobRequirement> {
    return this.pipeline.parse(user.userId, request);
  }

  /**
   * Runs the whole pipeline and returns the result; with `Prefer: respond-async` it returns at once. If the session
   * ends meanwhile, the response is 401 and the run continues.
   */
  @Post('run')
  @Access('runs:write')
  @HttpCode(200)
  @ApiOkResponse({ type: RunResult, description: 'The whole result.' })
  @ApiAcceptedResponse({ type: RunAccepted, description: 'Taken; `Location` tells where to ask how it goes.' })
  @ApiHeader({ name: 'Prefer', required: false, description: '`respond-async`: answer 202 at once' })
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
    @Res({ passthrough: true }) response: HttpResponse,
  ): Promise<StreamableFile | RunAccepted> {
    const accepted = await this.pipeline.submit(user.userId, request, readIdempotencyKey(idempotencyKey));
    if (!RESPOND_ASYNC.test(prefer ?? '')) {
      return jsonAnswer(
        await this.access.handOver(user, () => this.pipeline.resultAsJson(user.userId, accepted.executionId)),
      );
    }
    response.status(202);
    response.header('Location', accepted.statusUrl);
    response.header('Preference-Applied', 'respond-async');
    return accepted;
  }

  /** Returns the status of a run. */
  @Get('status/:executionId')
  @Access('runs:write', 'projects:read')
  readStatus(
    @CurrentUser() user: AuthenticatedUser,
    @Param('executionId', UuidParameter) executionId: string,
  ): Promise<ExecutionView> {
    return this.pipeline.status(user.userId, executionId);
  }

  /** Ends a run as `cancelled`; results of completed stages stay in the project. */
  @Post('status/:executionId/cancel')
  @Access('runs:write')
  @HttpCode(202)
  cancelRun(
    @CurrentUser() user: AuthenticatedUser,
    @Param('executionId', UuidParameter) executionId: string,
  ): Promise<ExecutionView> {
    return this.pipeline.cancel(user.userId, executionId);
  }
}
