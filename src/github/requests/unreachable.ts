import { GithubFailure } from '../errors.js';

/** What an error code of Node or of its `fetch` means for the server. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'closed the connection without an answer',
  EPIPE: 'closed the connection without an answer',
  UND_ERR_SOCKET: 'closed the connection without an answer',
  ENOTFOUND: 'has no address: the name is not known',
  EAI_AGAIN: 'has no address: the name could not be looked up',
  EHOSTUNREACH: 'cannot be reached from this network',
  ENETUNREACH: 'cannot be reached from this network',
  EADDRNOTAVAIL: 'cannot be reached from this network',
  ETIMEDOUT: 'did not take the connection in time',
  UND_ERR_CONNECT_TIMEOUT: 'did not take the connection in time',
};
const TLS = /CERT|TLS|SSL|SIGNED|EPROTO/;
/** Error codes that occur only after a long time. */
const SLOW = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'EAI_AGAIN']);

/** GitHub is not reachable: no connection, or no response. Names the host and the reason. */
export class GithubUnreachable extends GithubFailure {
  constructor(
    server: Server,
    reason: string,
    /** Whether the failure took long; it is then retried less often. */
    readonly isSlow: boolean,
    cause?: unknown,
  ) {
    super('unreachable', { detail: `GitHub could not be reached: ${server.address}:${server.port} ${reason}.`, cause });
  }
}

interface Server {
  address: string;
  port: number;
}

/** Returns the error with which `fetch` failed before there was a response, as `GithubUnreachable`. */
export function asUnreachable(server: Server, error: unknown): GithubUnreachable {
  const code = codeOf(error);
  const reason =
    REASONS[code] ??
    (TLS.test(code) ? `did not agree on a secure connection (${code})` : `gave no answer that can be read (${code})`);
  return new GithubUnreachable(server, reason, SLOW.has(code), error);
}

/** Returns the code of the innermost error that has one. */
function codeOf(error: unknown): string {
  let found = 'no code';
  for (
    let each = error as { code?: unknown; cause?: unknown } | null | undefined;
    typeof each === 'object' && each !== null;
    each = each.cause as typeof each
  ) {
    const { code } = each;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,50}$/.test(code)) found = code;
  }
  return found;
}
