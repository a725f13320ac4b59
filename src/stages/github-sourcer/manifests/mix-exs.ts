import { type Dependency } from './dependency.js';

/** `{:phoenix, "~> 1.7"}`, and what follows in the same tuple. */
const DEPENDENCY = /\{\s*:([a-z][a-z0-9_]*)\s*,\s*([^{}]*)\}/g;

/** Mix's `mix.exs`: Elixir, of which the tuples of the list of dependencies are read. */
export function parseMixExs(text: string): Dependency[] {
  const code = text.replace(/^\s*#.*$/gm, '');
  return [...code.matchAll(DEPENDENCY)]
    .filter(([, , rest = '']) => /^\s*(?:"[^"]*"|(?:git|github|path|in_umbrella|only|hex):)/.test(rest))
    .map(([, name = '', rest = '']) => ({ ecosystem: 'hex', name, development: /\bonly:/.test(rest) && !/:prod\b/.test(rest) }));
}
