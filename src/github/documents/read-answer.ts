import { type GithubFieldError } from '../errors.js';
import { type GithubDocumentName, type GithubDocuments, type RateLimitData } from './document-types.js';
import { DOCUMENT_READERS } from './generated/document-readers.js';
import { type Reader, ShapeError } from './shape.js';

/** The valid data of a response, and the paths of its invalid parts. */
export interface ReadAnswer<Name extends GithubDocumentName> {
  data: GithubDocuments[Name]['data'];
  /** One error for each part that was set to null because it is invalid, in the form of GitHub's own errors. */
  malformed: GithubFieldError[];
}

/**
 * Validates the `data` of a response. All data from GitHub passes here, so that the code behind it gets only valid
 * types. One invalid node or search becomes null with an error that names it; the others are kept.
 */
export function readAnswer<Name extends GithubDocumentName>(name: Name, data: object): ReadAnswer<Name> {
  const given = data as Readonly<Record<string, unknown>>;
  const malformed: GithubFieldError[] = [];
  const part = (path: (string | number)[], read: Reader<unknown>, value: unknown): unknown => {
    try {
      return read(value);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      malformed.push({ kind: 'malformed', path: [...path, ...error.path] });
      return null;
    }
  };
  const { rateLimit, ...parts } = DOCUMENT_READERS[name] as Record<string, Reader<unknown>> & {
    rateLimit: Reader<RateLimitData | null>;
  };
  const read: Record<string, unknown> = { rateLimit: readRateLimit(rateLimit, given) };
  for (const [field, reader] of Object.entries(parts)) {
    const value = given[field];
    if (field === 'nodes')
      read[field] = (Array.isArray(value) ? (value as unknown[]) : []).map((node, index) =>
        part([field, index], reader, node),
      );
    else read[field] = part([field], reader, value);
  }
  return { data: read as GithubDocuments[Name]['data'], malformed };
}

/** Returns the rate limit in the data of a response, or null if there is no valid one; a run can do without it. */
export function rateLimitOf(data: object): RateLimitData | null {
  return readRateLimit(DOCUMENT_READERS.candidateCore.rateLimit, data);
}

function readRateLimit<Budget>(read: Reader<Budget | null>, data: object): Budget | null {
  try {
    return read((data as { rateLimit?: unknown }).rateLimit);
  } catch (error) {
    if (error instanceof ShapeError) return null;
    throw error;
  }
}
