/** Levels of objects and lists that are split; deeper values are written in one chunk. */
const LEVELS = 3;

/** JSON items with the commas between them: the inside of a list. */
export async function* jsonItems(items: AsyncIterable<string | Buffer>): AsyncGenerator<string | Buffer, void> {
  let isFirst = true;
  for await (const item of items) {
    if (!isFirst) yield ',';
    isFirst = false;
    yield item;
  }
}

/** The output of `JSON.stringify(value, null, 2)` in chunks, so that a large value never becomes one large text. */
export function* prettyJsonParts(value: unknown, indent = '', levels = LEVELS): Generator<string, void> {
  const entries = levels === 0 ? [] : entriesOf(value);
  if (entries.length === 0) {
    // Line feeds within strings are escaped, so each line feed here begins a new line.
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
    return;
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  for (const [index, [label, item]] of entries.entries()) {
    yield `${index === 0 ? open : ','}\n${indent}  ${label}`;
    yield* prettyJsonParts(item, `${indent}  `, levels - 1);
  }
  yield `\n${indent}${close}`;
}

/** The parts of an object or a list, each with what stands before it; none of anything else. */
function entriesOf(value: unknown): [label: string, item: unknown][] {
  if (Array.isArray(value)) return value.map((item) => ['', item ?? null]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [`${JSON.stringify(key)}: `, item]);
}
