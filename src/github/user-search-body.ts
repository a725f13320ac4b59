import { GithubFailure } from './errors.js';
import { type UserSearchPage } from './github-access.js';
import { count, flag, list, object, ShapeError, text } from './documents/shape.js';

const readUserSearch = object({
  total_count: count,
  incomplete_results: flag,
  items: list(object({ login: text, id: count, node_id: text, type: text })),
});

/** Returns whether a body looks like a response of `GET /search/users`; its content is not checked. */
export function hasItems(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Array.isArray((body as { items?: unknown }).items);
}

/** @throws GithubFailure `malformed` if the body is not such a response */
export function toUserSearchPage(body: unknown): UserSearchPage {
  try {
    const { items, total_count: totalCount, incomplete_results: incomplete } = readUserSearch(body);
    return {
      totalCount,
      incomplete,
      items: items.map(({ login, id, node_id: nodeId, type }) => ({ login, id, nodeId, type })),
    };
  } catch (error) {
    throw error instanceof ShapeError ? new GithubFailure('malformed', { cause: error }) : error;
  }
}
