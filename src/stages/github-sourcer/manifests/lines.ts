/** The lines of a text without white space around them; empty ones, and those that begin with a comment, are left out. */
export function linesOf(text: string, comment: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith(comment));
}

/** A program without the lines that are comments as a whole; the others stay as they are. */
export function withoutCommentLines(text: string, comment: string): string {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith(comment))
    .join('\n');
}

/** A program without what stands between `/*` and `*\/`. A comment that does not end is kept. */
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
