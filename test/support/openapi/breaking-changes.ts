import { apiCompare, type Diff } from 'api-smart-diff';

/** The part of a document that is compared here; `api-smart-diff` reads the rest. */
interface ComparedDocument {
  paths: Record<string, Record<string, { operationId?: string }>>;
  components?: { schemas?: { ProblemCode?: { enum?: string[] } } };
}

/** A new error code is no breaking change: clients handle an unknown code by its status, as the document asks them to. */
const ADDED_CODE = /\/responses\/\d\d\d\/.*\/code\/(?:[a-zA-Z0-9]+\/)*enum\/\d+$/;

/**
 * Compares two OpenAPI documents and returns a sentence for each change that may break a client of the first one. Only
 * operations are compared: a schema matters where an operation uses it.
 */
export function breakingChanges(before: ComparedDocument, after: ComparedDocument): string[] {
  const found = apiCompare(before, withCodesInOrder(after, before)).diffs.filter(
    (diff) => diff.type === 'breaking' && diff.path[0] === 'paths' && !isAddedCode(diff),
  );
  return [...found.map(describe), ...changedIds(before, after)];
}

/** `api-smart-diff` compares enums by position: codes come in the order of `before`, and new ones last. */
function withCodesInOrder(after: ComparedDocument, before: ComparedDocument): ComparedDocument {
  const codes = before.components?.schemas?.ProblemCode?.enum ?? [];
  const position = (code: string): number => (codes.includes(code) ? codes.indexOf(code) : codes.length);
  return JSON.parse(JSON.stringify(after), (key, value: unknown) =>
    key === 'enum' && isListOfCodes(value, after) ? value.toSorted((a, b) => position(a) - position(b)) : value,
  ) as ComparedDocument;
}

function isListOfCodes(value: unknown, document: ComparedDocument): value is string[] {
  const codes: readonly unknown[] = document.components?.schemas?.ProblemCode?.enum ?? [];
  return Array.isArray(value) && value.every((item) => codes.includes(item));
}

/** The names of generated clients depend on operation ids; `api-smart-diff` takes them for annotations. */
function changedIds(before: ComparedDocument, after: ComparedDocument): string[] {
  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId }]) => {
      const now = after.paths[path]?.[method]?.operationId;
      return now === undefined || now === operationId
        ? []
        : [`${method.toUpperCase()} ${path}: the operation id ${operationId ?? ''} is now ${now}`];
    }),
  );
}

function isAddedCode({ action, path }: Diff): boolean {
  return action === 'add' && ADDED_CODE.test(`/${path.join('/')}`);
}

function describe({ description, path }: Diff): string {
  const [, route = '', method = ''] = path;
  return `${String(method).toUpperCase()} ${String(route)}: ${description ?? path.join(' ')}`;
}
