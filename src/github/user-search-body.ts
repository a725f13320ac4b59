import type { UserSearchPage } from './github-session.js';

/** What `GET /search/users` answers, as far as it can be relied on. */
export interface UserSearchBody {
  total_count: number;
  incomplete_results: boolean;
  items: { login: string; id: number; node_id: string; type: string }[];
}

export function isUserSearch(body: unknown): boolean {
  const { total_count: total, incomplete_results: incomplete, items } = (typeof body === 'object' && body !== null ? body : {}) as Partial<Record<keyof UserSearchBody, unknown>>;
  return typeof total === 'number' && typeof incomplete === 'boolean' && Array.isArray(items) && items.every(isHit);
}

function isHit(item: unknown): boolean {
  const { login, id, node_id: nodeId, type } = (typeof item === 'object' && item !== null ? item : {}) as Partial<Record<string, unknown>>;
  return typeof login === 'string' && typeof id === 'number' && typeof nodeId === 'string' && typeof type === 'string';
}

export function toUserSearchPage(body: UserSearchBody): UserSearchPage {
  const items = body.items.map(({ login, id, node_id: nodeId, type }) => ({ login, id, nodeId, type }));
  return { totalCount: body.total_count, incomplete: body.incomplete_results, items };
}
