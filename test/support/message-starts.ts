/**
 * How many of so many messages in a row begin alike at most: with the same first sentence after the greeting, if names,
 * titles, links and details in brackets do not count.
 */
export function mostAlikeStarts(messages: readonly string[], inARow: number): number {
  const starts = messages.map(startOf);
  return Math.max(
    0,
    ...starts.map((start, index) => starts.slice(index, index + inARow).filter((other) => other === start).length),
  );
}

function startOf(message: string): string {
  const [, body = ''] = /^[^\n]*\n+([^\n]*)/.exec(message) ?? [];
  const first = body.split(/(?<=[.?!])\s/)[0] ?? '';
  return first
    .replaceAll(/https?:\/\/\S+/g, 'LINK')
    .replaceAll(/"[^"]*"|„[^“]*“|«[^»]*»/g, 'TITLE')
    .replaceAll(/\([^()]*\)/g, '')
    .replaceAll(/[\w.-]+\/[\w.-]+/g, 'REPOSITORY')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
