import type { UserSearchPage } from './github-session.js';

/** What `GET /search/users` answers, as far as it can be relied on. */
export interface UserSearchBody {
  total_count: number;
  incomplete_results: boolean;
  items: { login: string; id: number; node_id: string; type: string }[];
}

export function isUserSearch(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Array.isArray((body as Partial<UserSearchBody>).items);
}

export function toUserSearchPage(body: UserSearchBody): UserSearchPage {
  const items = body.items.map(({ login, id, node_id: nodeId, type }) => ({ login, id, nodeId, type }));
  return { totalCount: body.total_count, incomplete: body.incomplete_results, items };
}
