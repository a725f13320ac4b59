/**
 * One request as the stand-in for GitHub received it. Times are milliseconds since its start, by its monotonic clock.
 */
export interface RequestRecord {
  /** Number in order of arrival, from 1. */
  number: number;
  /** The token of the request; each process of a test has its own. */
  token: string;
  /** Name of the GraphQL operation, or `user search`. */
  operation: string;
  /** What was requested: the operation with a node id, or with a search. */
  asked: string[];
  /** The parts that were returned complete: a client keeps only these, and only these count as loaded. */
  given: string[];
  arrivedAt: number;
  /** When the response was sent; null if the client disconnected before. */
  answeredAt: number | null;
  /** Whether the test wants this request to get no response. */
  silenced: boolean;
}

/** The response of `GET /stand-in/records`. */
export interface StandInReport {
  /** The present time, in milliseconds since the stand-in's start. */
  now: number;
  /** Simulated seconds of GitHub's servers, before the factor. */
  serverSeconds: number;
  /** Processor time of the stand-in's process, in seconds. */
  processorSeconds: number;
  records: RequestRecord[];
}

interface GraphqlBody {
  query?: string;
  variables?: Record<string, unknown>;
}

interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: { path?: (string | number)[] }[];
}

const SEARCH_VARIABLE = /^query(\d*)$/;

/** Returns what a GraphQL request asks for, one entry for each node or search. */
export function askedBy(operation: string, { variables = {} }: GraphqlBody): string[] {
  const { ids, from, to } = variables;
  const window = typeof from === 'string' ? ` ${from}..${String(to)}` : '';
  if (Array.isArray(ids)) return ids.map((id) => `${operation} ${String(id)}${window}`);
  return searchesOf(variables).map(({ query }) => `${operation} ${query}`);
}

/** Returns the parts that a response contains, without missing ones. */
export function givenBy(operation: string, body: GraphqlBody, answer: GraphqlAnswer): string[] {
  const asked = askedBy(operation, body);
  const { ids } = body.variables ?? {};
  const hasError = (...path: (string | number)[]): boolean =>
    (answer.errors ?? []).some((error) => path.every((part, index) => error.path?.[index] === part));
  if (Array.isArray(ids)) {
    const wanted = operation.startsWith('Repository') ? 'Repository' : 'User';
    const nodes = (answer.data?.['nodes'] ?? []) as ({ typeName?: string } | null)[];
    return asked.filter((_, index) => nodes[index]?.typeName === wanted && !hasError('nodes', index));
  }
  return asked.filter((_, index) => {
    const alias = searchesOf(body.variables ?? {})[index]?.alias ?? '';
    const page = answer.data?.[alias] ?? null;
    return page !== null && !hasError(alias);
  });
}

function searchesOf(variables: Record<string, unknown>): { alias: string; query: string }[] {
  return Object.entries(variables).flatMap(([name, value]) => {
    const number = SEARCH_VARIABLE.exec(name)?.[1];
    return number === undefined || typeof value !== 'string' ? [] : [{ alias: `search${number}`, query: value }];
  });
}
