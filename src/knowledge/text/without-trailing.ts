/** Removes the characters in `signs` from the end of a text. Linear, unlike `/[...]+$/`. */
export function withoutTrailing(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
