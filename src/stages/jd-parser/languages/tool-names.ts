import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type Token, tokensOf } from './tokens.js';

/** A shorter name of one word is an ordinary word more often than a part of another word. */
const SHORTEST_NAME = 5;
/** Names by their first word, in lower case. */
let names: ReadonlyMap<string, readonly string[]> | undefined;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Returns where the name of a skill that begins at a word ends, or undefined. Such names are not translated: "Ruby on
 * Rails" has a French word, "PL/SQL" a Portuguese abbreviation, "RedisJSON" begins like a declined "Redis".
 */
export function endOfToolName(line: string, { key, start }: Token): number | undefined {
  names ??= namesByFirstWord();
  const found = names.get(key)?.find((name) => {
    const end = start + name.length;
    return line.slice(start, end).toLowerCase() === name && !LETTER.test(line.charAt(end));
  });
  return found === undefined ? undefined : start + found.length;
}

function namesByFirstWord(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const { name } of skillCatalogue().entries) {
    const [first, second] = tokensOf(name);
    if (first === undefined || first.start > 0 || (second === undefined && name.length < SHORTEST_NAME)) continue;
    const known = index.get(first.key);
    if (known === undefined) index.set(first.key, [name.toLowerCase()]);
    else known.push(name.toLowerCase());
  }
  // The longest name wins: "Swift Package Manager" before "Swift".
  for (const known of index.values()) known.sort((one, other) => other.length - one.length);
  return index;
}
