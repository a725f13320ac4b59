import { type RequestInfo } from './failures.js';

export interface LoggedRequest extends RequestInfo {
  /** By the server's clock, in milliseconds. */
  at: number;
  status: number;
  /** Whether it was answered with a limit. */
  limited: boolean;
  /** Requests under way when it was answered, itself included. */
  inFlight: number;
}

/** What GitHub would have seen and charged: for tests and benchmarks, which must not ask the client. */
export class RequestLog {
  entries: LoggedRequest[] = [];
  /** Points by the formula. */
  points = 0;
  /** Simulated seconds of the servers. */
  serverSeconds = 0;
  /** Requests that came although a limit was in force. */
  whileLimited = 0;
  /** Errors of the sample itself; a test that finds one has found a fault of ours. */
  readonly faults: unknown[] = [];
  /** Until when nothing may be sent, in milliseconds. */
  closedUntil = { graphql: 0, search: 0 };

  /** Only the newest are kept: the sample may serve for days. */
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

  /** Starts counting anew. */
  reset(): void {
    this.entries = [];
    this.points = 0;
    this.serverSeconds = 0;
    this.whileLimited = 0;
  }
}
