import { type Reading } from './reading.js';

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}\uFFFD]/u;
const BLANK = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
const LINE_BREAK = /[\u0085\u2028\u2029]/;
const BULLET = /[•‣⁃●◦▪▫■□◆◇◉○◘∙⦁⦿❖❏❑➢➤►▶▸▹➔➜➡→✓✔✗✦✧★☆\u{F000}-\u{F0FF}]/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u20E3/u;
/** Bullets that separate the items of a list if they follow a word without a space: "Go and Rust●Good English". */
const ATTACHED = /[•●▪■◦‣]/u;
/** Emoji that stand for a label: the place, the pay, the hours. */
const LABEL_EMOJI = /[📍🌍🌎🌏🌐🗺🏠🏢💰💵💶💷💸💼🕐🕒⏰⏱📅🗓🎓]/u;
const COMBINING = /\p{M}/u;
const SIMPLE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '`': "'",
  '´': "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '−': '-',
  '…': '...',
  '™': '',
  '®': '',
  '©': '',
  '¿': '',
  '¡': '',
  '⁄': '/',
};

/** A dot inside a word: "Développeur·se". */
const GENDER_ENDING = /^\p{Ll}·\p{Ll}{1,5}(?!\p{L})/u;

/** Replaces a character outside ASCII by a plain one, or drops it if it only decorates. */
export function readUnicode(reading: Reading, at: number): number {
  const character = String.fromCodePoint(reading.source.codePointAt(at) ?? 32);
  const end = at + character.length;
  if (character === '·' && GENDER_ENDING.test(reading.source.slice(Math.max(0, at - 1), at + 8)))
    reading.out.write(character, at, end);
  else writePlainForm(reading, character, at, end);
  return end;
}

/** Writes the plain form of a character from the text or from an entity. */
export function writePlainForm({ out }: Reading, character: string, at: number, end: number): void {
  const plain = SIMPLE[character];
  if (plain !== undefined) out.write(plain, at, end);
  else if (BLANK.test(character)) out.space(at, end);
  else if (LINE_BREAK.test(character)) out.newline(at, end);
  else if (INVISIBLE.test(character)) return;
  else if (character === '—' || character === '―') writeDash(out, at, end);
  else if (character === '·' || character === '⋅') writeSeparator(out, at, end);
  else if (BULLET.test(character) || EMOJI.test(character)) writeBullet(out, character, at, end);
  else if (COMBINING.test(character)) writeAccent(out, character, at, end);
  else out.write(character.normalize('NFKC'), at, end);
}

/** A long dash separates clauses; at the start of a line it is a bullet. */
function writeDash(out: Reading['out'], at: number, end: number): void {
  out.space(at, end);
  out.write('- ', at, end);
}

/**
 * Writes a bullet at the start of a line, or between the items of a list that lost its line breaks; else a separator.
 */
function writeBullet(out: Reading['out'], character: string, at: number, end: number): void {
  if (out.atLineStart) out.write('- ', at, end);
  else if (out.lineBeginning === '- ' && out.last(2) === '-' && out.last() === ' ') return;
  else if (LABEL_EMOJI.test(character)) writeSeparator(out, at, end);
  else if (EMOJI.test(character) || character === '→') out.space(at, end);
  else if (out.lineBeginning === '- ' || (ATTACHED.test(character) && out.last() !== ' ')) {
    out.newline(at, end);
    out.write('- ', at, end);
  } else writeSeparator(out, at, end);
}

function writeSeparator(out: Reading['out'], at: number, end: number): void {
  if (out.atLineStart) out.write('- ', at, end);
  else {
    out.space(at, end);
    out.write('| ', at, end);
  }
}

/** Joins a combining accent with the letter before it. */
function writeAccent(out: Reading['out'], accent: string, at: number, end: number): void {
  const letter = out.last();
  const joined = (letter + accent).normalize('NFC');
  if (letter === '' || joined.length > 1) return;
  out.dropLast();
  out.write(joined, at - 1, end);
}
