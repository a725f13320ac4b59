import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** Sets the headers that every answer has. HTTPS is the operator's: asking browsers to upgrade would break a service on plain HTTP behind no proxy. */
export const setSecurityHeaders = helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } }, strictTransportSecurity: false });

/** The same headers, for an answer that is written without Node's help. */
export function securityHeaders(): OutgoingHttpHeaders {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  setSecurityHeaders(request, response, () => undefined);
  return { ...response.getHeaders() };
}
