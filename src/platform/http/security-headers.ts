import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/**
 * Sets the security headers of every response. It does not ask browsers to upgrade to HTTPS, because that would break a
 * service on plain HTTP without a proxy.
 */
export const setSecurityHeaders = helmet({
  contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  strictTransportSecurity: false,
});

/** The same headers, for a response that is written directly to the socket. */
export function securityHeaders(): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  setSecurityHeaders(request, response, () => undefined);
  return { ...response.getHeaders() };
}
