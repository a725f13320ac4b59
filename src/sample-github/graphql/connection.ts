import { FieldError } from './field-error.js';

export interface ConnectionArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
}

/** A page of a list in GitHub's format. `nodes` are created only for the requested page. */
export interface Connection<Node> {
  totalCount: number;
  nodes: () => Node[];
  edges: () => { cursor: string; node: Node }[];
  pageInfo: () => {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

export function connection<Item, Node>(
  items: readonly Item[],
  { first, last, after }: ConnectionArguments,
  toNode: (item: Item) => Node,
  reachable = items.length,
): Connection<Node> {
  const start = after ? position(after) : 0;
  const within = items.slice(0, reachable);
  const page =
    typeof first === 'number' ? within.slice(start, start + first) : within.slice(-(last ?? 0) || within.length);
  const end = start + page.length;
  let nodes: Node[] | null = null;
  const made = (): Node[] => (nodes ??= page.map(toNode));
  return {
    totalCount: items.length,
    nodes: made,
    edges: () => made().map((node, index) => ({ cursor: cursor(start + index + 1), node })),
    pageInfo: () => ({
      hasNextPage: end < within.length,
      hasPreviousPage: start > 0,
      startCursor: page.length > 0 ? cursor(start + 1) : null,
      endCursor: page.length > 0 ? cursor(end) : null,
    }),
  };
}

function cursor(index: number): string {
  return Buffer.from(`cursor:${index}`).toString('base64');
}

function position(after: string): number {
  const index = /^cursor:(\d+)$/.exec(Buffer.from(after, 'base64').toString())?.[1];
  if (index === undefined)
    throw new FieldError('INVALID_CURSOR_ARGUMENTS', `\`${after.slice(0, 40)}\` does not appear to be a valid cursor.`);
  return Number(index);
}
