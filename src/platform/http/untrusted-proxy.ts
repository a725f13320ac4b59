import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Logger } from 'pino';

/**
 * Warns once if there seems to be a proxy in front that the settings do not mention: all clients then share one
 * address. The value of the header comes from a stranger and is not logged.
 */
export function warnOfUntrustedProxy(
  logger: Logger,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  let warned = false;
  return (request, _response, next) => {
    if (!warned && request.headers['x-forwarded-for'] !== undefined) {
      warned = true;
      logger.warn(
        'X-Forwarded-For arrives but TRUSTED_PROXIES is 0, so all clients behind a proxy share one address and its bounds: set TRUSTED_PROXIES to the number of proxies in front',
      );
    }
    next();
  };
}
