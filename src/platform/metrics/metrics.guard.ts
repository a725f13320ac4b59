import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { Settings } from '../config/settings.js';

/** Whether the metrics may be shown for this `Authorization` header. Open to all where no token is set. */
export function mayReadMetrics(metricsToken: string | undefined, authorization: string | undefined): boolean {
  // Digests have the same length, so the comparison reveals nothing about the length of the token.
  return metricsToken === undefined || timingSafeEqual(digest(`Bearer ${metricsToken}`), digest(authorization ?? ''));
}

/** Requires `METRICS_TOKEN` if it is set. */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(private readonly settings: Settings) {}

  /** @throws Problem `unauthenticated` */
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<IncomingMessage>();
    if (mayReadMetrics(this.settings.metricsToken, headers.authorization)) return true;
    throw new Problem('unauthenticated', 'The metrics ask for their own token.');
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
