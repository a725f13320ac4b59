/** What a token may do. */
export interface TokenCheck {
  /** Scopes of a classic token; null for tokens without scopes (fine-grained, GitHub App). */
  scopes: string[] | null;
  /** Scopes that allow writing, which GitHire does not need. */
  writeScopes: string[];
}

/** Returns the scopes that GitHub reports with every response. */
export function readScopes(headers: Record<string, string>): TokenCheck {
  const given = headers['x-oauth-scopes']?.split(',').map((scope) => scope.trim());
  const scopes = given?.filter((scope) => scope !== '') ?? null;
  return { scopes, writeScopes: (scopes ?? []).filter((scope) => !/^(read:|user:email$)/.test(scope)) };
}
