import { Body, Delete, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiController } from '../../platform/http/api-controller.js';
import { UserAgent } from '../../platform/http/input/user-agent.js';
import { ApiProblems } from '../../platform/http/problems/api-problem.decorator.js';
import { Access } from '../access.decorator.js';
import { LoginRequest } from '../auth.dto.js';
import { CurrentSession } from '../current-user.decorator.js';
import { LoginService } from '../login.service.js';
import { ProtectedController } from '../protected-controller.decorator.js';
import { type TokenClaims } from './access-tokens.js';
import { type BrowserRequest, noSessionCookie, sessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.service.js';

/** What Fastify's reply and Express's response have in common. */
interface HttpResponse {
  header(name: string, value: string): unknown;
}

/** Begins sessions of browsers: the token is in a cookie that no script can read. */
@ApiTags('auth')
@ApiController('auth')
export class BrowserLoginController {
  constructor(private readonly logins: LoginService) {}

  /**
   * Logs in with a cookie in place of a token: for pages of this service. Every other method than GET that comes with the
   * cookie needs `Sec-Fetch-Site: same-origin` or the service's own `Origin`, else 403 `cross_site_request`.
   */
  @Post('browser-session')
  @HttpCode(204)
  @ApiProblems('invalid_credentials', 'too_many_attempts', 'too_many_requests', 'not_ready')
  async begin(
    @Body() body: LoginRequest,
    @Ip() address: string,
    @Req() request: BrowserRequest,
    @Res({ passthrough: true }) response: HttpResponse,
    @UserAgent() userAgent?: string,
  ): Promise<void> {
    const { access_token } = await this.logins.login(body, { address, userAgent });
    response.header('Cache-Control', 'no-store');
    response.header('Set-Cookie', sessionCookie(request, access_token));
  }
}

/** Ends sessions of browsers. */
@ApiTags('auth')
@ProtectedController('auth')
export class BrowserLogoutController {
  constructor(private readonly sessions: Sessions) {}

  /** Ends the session and removes the cookie. */
  @Delete('browser-session')
  @Access('session')
  @HttpCode(204)
  async end(
    @CurrentSession() { userId, sessionId }: TokenClaims,
    @Req() request: BrowserRequest,
    @Res({ passthrough: true }) response: HttpResponse,
  ): Promise<void> {
    await this.sessions.end(userId, sessionId);
    response.header('Set-Cookie', noSessionCookie(request));
  }
}
