import { type HttpAdapterHost } from '@nestjs/core';

/**
 * Starts work that would delay the startup only once the process answers requests; at once where it never listens (a
 * worker). The caller handles errors of `begin`.
 */
export function whenListening(host: HttpAdapterHost, begin: () => void): void {
  // Nest has null here as long as there is no adapter, which its types do not say.
  if ((host.httpAdapter as unknown) === null || host.httpAdapter === undefined) begin();
  else host.listen$.subscribe(begin);
}
