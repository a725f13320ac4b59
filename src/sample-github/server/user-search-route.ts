import { createHash } from 'node:crypto';
import { type SampleGraph } from '../graphql/sample-graph.js';
import { type SampleUser } from '../population/model.js';
import { SearchQueryError } from '../search/search-query.js';
import { type UserSort } from '../search/user-search.js';
import { type Reply } from './failures.js';

const REACHABLE = 1_000;

/** `GET /search/users`. */
export function searchUsers(
  graph: SampleGraph,
  parameters: URLSearchParams,
  reorder: <Item>(items: Item[]) => Item[],
): Reply {
  const query = parameters.get('q') ?? '';
  const perPage = Math.min(100, Math.max(1, Number(parameters.get('per_page') ?? 30) || 30));
  const page = Math.max(1, Number(parameters.get('page') ?? 1) || 1);
  if (query.trim() === '') return refused('Validation Failed', 'q', 'missing');
  if ((page - 1) * perPage >= REACHABLE) return refused('Only the first 1000 search results are available');
  const sort = ['followers', 'repositories', 'joined'].find((each) => each === parameters.get('sort')) as
    UserSort | undefined;
  try {
    const found = graph.userSearch.find(query, sort, parameters.get('order') === 'asc' ? 'asc' : 'desc');
    const ordered = sort ? found : reorder(found);
    const items = ordered
      .slice(0, REACHABLE)
      .slice((page - 1) * perPage, page * perPage)
      .map((user) => toItem(graph, user));
    const body = JSON.stringify({ total_count: found.length, incomplete_results: false, items });
    return { status: 200, headers: { etag: `W/"${createHash('sha256').update(body).digest('hex')}"` }, body };
  } catch (error) {
    if (error instanceof SearchQueryError) return refused(error.message, 'q', 'invalid');
    throw error;
  }
}

function refused(message: string, field?: string, code?: string): Reply {
  return {
    status: 422,
    body: {
      message,
      ...(field && { errors: [{ resource: 'Search', field, code }] }),
      documentation_url: 'https://docs.github.com/v3/search/',
    },
  };
}

function toItem({ store }: SampleGraph, user: SampleUser): object {
  const id = store.databaseId(user.index);
  return {
    login: user.login,
    id,
    node_id: store.nodeId(user.type, user.index),
    avatar_url: store.url(`avatars/${id}`),
    url: store.url(`api/users/${user.login}`),
    html_url: store.url(user.login),
    type: user.type,
    user_view_type: 'public',
    site_admin: false,
    score: 1,
  };
}
