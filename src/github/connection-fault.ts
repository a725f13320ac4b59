const CUT = 'the connection was cut';

/** Why no connection came about, in words, by the code of the system, of undici or of TLS. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'its name cannot be resolved',
  EAI_AGAIN: 'its name cannot be resolved at the moment',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  ETIMEDOUT: 'no connection came about in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  ECONNRESET: CUT,
  UND_ERR_SOCKET: CUT,
  EPIPE: CUT,
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** How a connection failed, from an error or what caused it: what it is in words, and whether it never came about. */
export function connectionFault(error: unknown): { reason: string; isUnreachable: boolean } {
  for (let cause = error, depth = 0; depth < 5 && typeof cause === 'object' && cause !== null; depth += 1) {
    const { code, cause: next } = cause as { code?: unknown; cause?: unknown };
    const reason = typeof code === 'string' ? REASONS[code] : undefined;
    if (reason !== undefined) return { reason, isUnreachable: reason !== CUT };
    cause = next;
  }
  return { reason: 'the connection failed', isUnreachable: false };
}
