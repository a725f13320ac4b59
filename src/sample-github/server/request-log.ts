import { type RequestInfo } from './failures.js';

export interface LoggedRequest extends RequestInfo {
  /** By the server's clock, in milliseconds. */
  at: number;
  status: number;
  /** Whether the response was a limit. */
  limited: boolean;
  /** Requests in flight at the time of the response, this one included. */
  inFlight: number;
}

/**
 * What GitHub would have counted and charged. Tests and benchmarks read it here, because they must not trust the
 * client.
 */
export class RequestLog {
  entries: LoggedRequest[] = [];
  /** Points by GitHub's formula. */
  points = 0;
  /** Simulated server time in seconds. */
  serverSeconds = 0;
  /** Requests that were sent while a limit was in force. */
  whileLimited = 0;
  /** Errors of the sample itself; an entry means a bug of ours. */
  readonly faults: unknown[] = [];
  /** Until when nothing may be sent, in milliseconds. */
  closedUntil = { graphql: 0, search: 0 };

  /** Only the newest entries are kept, because the sample may run for days. */
  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (this.entries.length > 20_000) this.entries = this.entries.slice(-10_000);
  }

  count(kind: RequestInfo['kind'], operation?: string): number {
    return this.entries.filter(
      (entry) => entry.kind === kind && (operation === undefined || entry.operation === operation),
    ).length;
  }

  get mostInFlight(): number {
    return this.entries.reduce((most, { inFlight }) => Math.max(most, inFlight), 0);
  }

  /** Sets all counts to zero. */
  reset(): void {
    this.entries = [];
    this.points = 0;
    this.serverSeconds = 0;
    this.whileLimited = 0;
  }
}
