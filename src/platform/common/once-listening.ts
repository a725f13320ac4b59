import type { HttpAdapterHost } from '@nestjs/core';

/**
 * Begins what would hold up the start once the process answers requests; at once where it never will (a worker).
 * What it throws is the caller's to catch.
 */
export function onceListening(host: HttpAdapterHost, begin: () => void): void {
  // Before any adapter Nest has null there, which its types do not say.
  if ((host.httpAdapter as unknown) === null || host.httpAdapter === undefined) begin();
  else host.listen$.subscribe(begin);
}
