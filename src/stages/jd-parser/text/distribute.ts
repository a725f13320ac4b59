import { type TextSpan } from './text-builder.js';

/**
 * Assigns items to the spans that contain them. Both lists are in the order of the text, and the spans do not overlap.
 */
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
