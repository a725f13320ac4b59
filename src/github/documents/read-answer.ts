import { type GithubFieldError } from '../errors.js';
import { type GithubDocumentName, type GithubDocuments, type RateLimitData } from './document-types.js';
import { DOCUMENT_READERS } from './generated/document-readers.js';
import { type Reader, ShapeError } from './shape.js';

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
  const read: Record<string, unknown> = { rateLimit: readBudget(rateLimit, given) };
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

/** What GitHub says of the budget in the data of any answer; null where it says nothing, or nothing of use: a run can do without. */
export function rateLimitOf(data: object): RateLimitData | null {
  return readBudget(DOCUMENT_READERS.candidateCore.rateLimit, data);
}

function readBudget<Budget>(read: Reader<Budget | null>, data: object): Budget | null {
  try {
    return read((data as { rateLimit?: unknown }).rateLimit);
  } catch (error) {
    if (error instanceof ShapeError) return null;
    throw error;
  }
}
