import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';

/**
 * Says once that a proxy seems to stand in front which the settings do not know of: all clients then count as one address.
 * The header's value is a stranger's and is not told.
 */
export function warnOfUntrustedProxy(logger: Logger): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  let warned = false;
  return (request, _response, next) => {
    if (!warned && request.headers['x-forwarded-for'] !== undefined) {
      warned = true;
      logger.warn('X-Forwarded-For arrives but TRUSTED_PROXIES is 0, so all clients behind a proxy share one address and its bounds: set TRUSTED_PROXIES to the number of proxies in front');
    }
    next();
  };
}
