import { readFileSync } from 'node:fs';
import { type Reading } from './reading.js';
import { writePlainForm } from './unicode.js';

const NAMED = JSON.parse(readFileSync(new URL('./entities.json', import.meta.url), 'utf8')) as Record<string, string>;

/** Also matches entities that were escaped twice: `&amp;nbsp;`. */
const ENTITY = /&(?:amp;)?(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,8}));|&amp;/y;

/** Replaces `&nbsp;`, `&#8226;` or `&#x40;` with its character. An unknown name stays as text. */
export function readEntity(reading: Reading, at: number): number {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(reading.source);
  const value = match === null ? undefined : decode(match);
  if (match === null || value === undefined) return -1;
  const end = at + match[0].length;
  const { out } = reading;
  if (value.startsWith(' ')) out.space(at, end);
  const visible = value.trim();
  if (visible.length === 1) writePlainForm(reading, visible, at, end);
  else out.write(visible, at, end);
  if (value.length > 1 && value.endsWith(' ')) out.space(at, end);
  return end;
}

function decode([, decimal, hexadecimal, name]: RegExpExecArray): string | undefined {
  if (name !== undefined) return NAMED[name];
  if (decimal === undefined && hexadecimal === undefined) return '&';
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
