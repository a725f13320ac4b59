/** What an API key can be allowed to do. The names are part of the API. */
export const SCOPES = ['projects:read', 'projects:write', 'runs:write', 'exports:read'] as const;

/**
 * `projects:read`: projects, presets, shortlists, explanations and messages. `projects:write`: create, change and delete them.
 * `runs:write`: start, follow and cancel runs. `exports:read`: download projects as files.
 */
export type Scope = (typeof SCOPES)[number];
