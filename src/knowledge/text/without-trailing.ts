/** The text without the signs at its end that are among `signs`. Reads each sign once, which `/[...]+$/` does not. */
export function withoutTrailing(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
