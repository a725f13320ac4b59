import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { setUserId } from '../http/request-context.js';
import type { AuthenticatedRequest } from './current-user.decorator.js';
import { Sessions } from './sessions.service.js';

/** `Bearer`, in any case (RFC 7235), one space or more, and the token. */
const BEARER = /^bearer +([^ ]+)$/i;

/** Lets a request through whose access token belongs to a live session. Every other gets the same 401. */
@Injectable()
export class JwtAuthGuard implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const user = token === undefined ? undefined : await this.sessions.authenticate(token);
    if (user === undefined) throw new Problem('unauthenticated', 'A valid access token is needed.');
    request.user = user;
    setUserId(user.userId);
    return true;
  }
}
