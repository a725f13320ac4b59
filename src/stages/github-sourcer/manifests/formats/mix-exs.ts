import { type NamedPackage } from '../dependency.js';
import { withoutCommentLines } from './lines.js';

/** `:phoenix, "~> 1.7"`: the text between the braces of a dependency. */
const DEPENDENCY = /^:([a-z][a-z0-9_]*)\s*,/;
const REQUIREMENT = /^(?:"[^"]*"|(?:git|github|path|in_umbrella|only|hex):)/;

/** Returns the texts between an opening brace and the next brace, if that one closes it. */
function innermostTuples(code: string): string[] {
  const tuples: string[] = [];
  let opening = -1;
  for (const { 0: brace, index } of code.matchAll(/[{}]/g)) {
    if (brace === '}' && opening >= 0) tuples.push(code.slice(opening + 1, index).trim());
    opening = brace === '{' ? index : -1;
  }
  return tuples;
}

/** Reads Mix's `mix.exs`. It is Elixir code; only the tuples of the list of dependencies are read. */
export function parseMixExs(text: string): NamedPackage[] {
  return innermostTuples(withoutCommentLines(text, '#')).flatMap((tuple): NamedPackage[] => {
    const [beginning, name] = DEPENDENCY.exec(tuple) ?? [];
    if (beginning === undefined || name === undefined) return [];
    const rest = tuple.slice(beginning.length).trimStart();
    return REQUIREMENT.test(rest) ? [{ name, development: /\bonly:/.test(rest) && !/:prod\b/.test(rest) }] : [];
  });
}
