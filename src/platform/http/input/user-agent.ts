import { type IncomingMessage } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** What the client calls itself. Unlike `@Headers('user-agent')`, it is no parameter in the OpenAPI document. */
export const UserAgent = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<IncomingMessage>().headers['user-agent'],
);
