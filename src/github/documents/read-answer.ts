import type { RateLimitData } from './document-parts.js';
import { NODE_READERS, PAGE_READERS, readRateLimit, readRepositorySearch } from './document-shapes.js';
import type { GithubDocumentName, GithubDocuments, NodesDocumentName, SearchesDocumentName } from './document-types.js';
import type { GithubFieldError } from '../errors.js';
import { orNull, type Reader, ShapeError } from './shape.js';

/** The data of an answer as far as it has the right form, and where it has not. */
export interface ReadAnswer<Name extends GithubDocumentName> {
  data: GithubDocuments[Name]['data'];
  /** For each part that was put to null because of its form: like an error of GitHub's own. */
  malformed: GithubFieldError[];
}

/**
 * Reads the `data` of an answer: here everything from GitHub enters, and nothing of another form gets further. One node or
 * search of a wrong form becomes null, with an error that names it, so that the others are not lost with it.
 */
export function readAnswer<Name extends GithubDocumentName>(name: Name, data: object): ReadAnswer<Name> {
  const given = data as Readonly<Record<string, unknown>>;
  const malformed: GithubFieldError[] = [];
  const part = <Value>(path: (string | number)[], read: Reader<Value>, value: unknown): Value | null => {
    try {
      return orNull(read)(value);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      malformed.push({ kind: 'malformed', path: [...path, ...error.path] });
      return null;
    }
  };
  const read: Record<string, unknown> = { rateLimit: rateLimitOf(given) };
  if (isNodes(name)) {
    const nodes = Array.isArray(given['nodes']) ? (given['nodes'] as unknown[]) : [];
    read['nodes'] = nodes.map((node, index) => part<unknown>(['nodes', index], NODE_READERS[name], node));
  } else if (isSearches(name)) {
    for (const key of ['search0', 'search1', 'search2', 'search3', 'search4']) {
      if (given[key] !== undefined) read[key] = part<unknown>([key], PAGE_READERS[name], given[key]);
    }
  } else if (name === 'searchRepositories') read['search'] = part(['search'], readRepositorySearch, given['search']);
  return { data: read as GithubDocuments[Name]['data'], malformed };
}

/** What GitHub says of the budget; null where it says nothing, or nothing of use: a run can do without. */
export function rateLimitOf(data: object): RateLimitData | null {
  try {
    return orNull(readRateLimit)((data as { rateLimit?: unknown }).rateLimit);
  } catch (error) {
    if (error instanceof ShapeError) return null;
    throw error;
  }
}

function isNodes(name: GithubDocumentName): name is NodesDocumentName {
  return name in NODE_READERS;
}

function isSearches(name: GithubDocumentName): name is SearchesDocumentName {
  return name in PAGE_READERS;
}
