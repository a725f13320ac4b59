import { type TextSpan } from './text-builder.js';

/** Deals items out to the spans that they lie in; both stand in the order of the text, and spans do not overlap. */
export function distribute<T extends TextSpan>(items: readonly T[], spans: readonly TextSpan[]): T[][] {
  let next = 0;
  return spans.map((span) => {
    const own: T[] = [];
    for (let item = items[next]; item !== undefined && item.start < span.end; item = items[++next]) {
      if (item.start >= span.start) own.push(item);
    }
    return own;
  });
}
