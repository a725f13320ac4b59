import { CLIENT_LIMITS } from '../client-limits.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Returns whether a JSON text may be parsed. Parsed values take up to 30 times the memory of their text, and deep
 * nesting overflows recursive code, so both are counted before parsing. Reads the bytes once; does not check the
 * syntax.
 */
export function isWithinJsonBounds(
  json: Uint8Array,
  { jsonDepth, jsonValues }: { jsonDepth: number; jsonValues: number } = CLIENT_LIMITS,
): boolean {
  let depth = 0;
  let values = 1;
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index] as number;
    if (byte === QUOTE) index = endOfString(json, index);
    else if (OPENING.has(byte)) {
      depth += 1;
      values += 1;
    } else if (CLOSING.has(byte)) depth -= 1;
    else if (byte === COMMA) values += 1;
    if (depth > jsonDepth || values > jsonValues) return false;
  }
  return true;
}

function endOfString(json: Uint8Array, start: number): number {
  let index = start + 1;
  while (index < json.length && json[index] !== QUOTE) index += json[index] === BACKSLASH ? 2 : 1;
  return index;
}
