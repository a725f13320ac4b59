/** What a token may do. */
export interface TokenCheck {
  /** Scopes of a classic token; null for tokens that have none (fine-grained, GitHub App). */
  scopes: string[] | null;
  /** Scopes that allow writing: more than GitHire needs. */
  writeScopes: string[];
}

/** Reads the scopes that GitHub reports with every answer. */
export function readScopes(headers: Record<string, string>): TokenCheck {
  const given = headers['x-oauth-scopes']?.split(',').map((scope) => scope.trim());
  const scopes = given?.filter((scope) => scope !== '') ?? null;
  return { scopes, writeScopes: (scopes ?? []).filter((scope) => !/^(read:|user:email$)/.test(scope)) };
}
