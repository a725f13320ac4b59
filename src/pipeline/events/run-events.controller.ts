import { Get, Header, Headers, Param, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../../auth/current-user.decorator.js';
import { ProtectedController } from '../../auth/protected-controller.decorator.js';
import { UuidParameter } from '../../platform/http/input/uuid-parameter.js';
import { ApiProblems } from '../../platform/http/problems/api-problem.decorator.js';
import { ForRole } from '../../projects/project-controller.decorator.js';
import { RunEvent } from './run-event.dto.js';
import { itemSchema } from '../../platform/http/openapi/item-schema.js';
import { RunEventsService } from './run-events.service.js';

@ApiTags('pipeline')
@ProtectedController('pipeline')
export class RunEventsController {
  constructor(private readonly events: RunEventsService) {}

  /**
   * Streams the progress of a run: Server-Sent Events, one `progress` event for each change with the status as its
   * data, and a final `done`. Ends without `done` if the session ends.
   */
  @Get('status/:executionId/events')
  @ForRole('streamEvents')
  @Access('runs:write', 'projects:read')
  @Header('Cache-Control', 'no-cache, no-transform')
  // Tells nginx not to buffer the events.
  @Header('X-Accel-Buffering', 'no')
  @ApiOkResponse({
    description: 'Events until the run has ended: each is a `RunEvent`.',
    content: {
      'text/event-stream': {
        schema: { type: 'string', description: 'A `RunEvent` for each event; comments keep the connection open' },
        ...itemSchema(RunEvent),
      },
    },
  })
  @ApiExtraModels(RunEvent)
  @ApiProblems('too_many_streams')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id of the last event that was received: goes on behind it',
  })
  async streamEvents(
    @CurrentUser() user: AuthenticatedUser,
    @Param('executionId', UuidParameter) executionId: string,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.events.open(user, executionId, lastEventId), {
      type: 'text/event-stream; charset=utf-8',
    });
  }
}
