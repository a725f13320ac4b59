import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type Token, tokensOf } from './tokens.js';

/** Names of several words by their first word, in lower case. */
let names: ReadonlyMap<string, readonly string[]> | undefined;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Returns where the name of a skill that begins at a word ends, or undefined. Names of several words are not
 * translated: "Ruby on Rails" has a French word, "PL/SQL" a Portuguese abbreviation.
 */
export function endOfToolName(line: string, { key, start }: Token): number | undefined {
  names ??= namesOfSeveralWords();
  const found = names.get(key)?.find((name) => {
    const end = start + name.length;
    return line.slice(start, end).toLowerCase() === name && !LETTER.test(line.charAt(end));
  });
  return found === undefined ? undefined : start + found.length;
}

function namesOfSeveralWords(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const { name } of skillCatalogue().entries) {
    const [first, second] = tokensOf(name);
    if (first === undefined || second === undefined || first.start > 0) continue;
    const known = index.get(first.key);
    if (known === undefined) index.set(first.key, [name.toLowerCase()]);
    else known.push(name.toLowerCase());
  }
  return index;
}
