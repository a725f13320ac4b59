/** Returns the lines of a text without surrounding white space. Leaves out empty lines and comment lines. */
export function linesOf(text: string, comment: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith(comment));
}

/** Removes the lines of a program that consist of a comment only; other lines stay unchanged. */
export function withoutCommentLines(text: string, comment: string): string {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith(comment))
    .join('\n');
}

/** Removes the text between `/*` and `*\/` from a program. A comment without an end stays. */
export function withoutBlockComments(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const opening = text.indexOf('/*', at);
    const closing = opening < 0 ? -1 : text.indexOf('*/', opening + 2);
    if (closing < 0) return kept.join('') + text.slice(at);
    kept.push(text.slice(at, opening));
    at = closing + 2;
  }
}
