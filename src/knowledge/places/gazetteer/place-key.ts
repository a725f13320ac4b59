/** Letters that Unicode does not decompose, with the letters that people type instead on another keyboard. */
const SPECIAL_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ə: 'e',
};

/** Accents, Hebrew and Arabic points, apostrophes and joiners: a name means the same place with and without them. */
const LEFT_OUT =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f'’‘ʻʼʹʺ`´\u200c\u200d]|\u0640|\u0670/g;
const SPECIAL = /[ßøłđðþæœıħŋə]/g;
/** Dots of abbreviations (`U.S.A.`, `D.C.`): after a single letter, unless a word follows (`г.Москва`). */
const ABBREVIATION_DOTS = /(?<=(?:^|[^\p{L}\p{M}\p{N}])\p{L}|\.\p{L})\.(?!\p{L}{2})/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;
const ASCII = /^[ -~]*$/;
const APOSTROPHES = /['`]/g;
const BETWEEN_ASCII_WORDS = /[^a-z0-9]+/g;

/**
 * Normalises the name of a place for comparison: lower case, without accents and apostrophes, one space between words.
 * `São Paulo` equals `sao paulo`, `St. Petersburg` equals `st petersburg`, and `U.S.A.` equals `USA`.
 */
export function placeKey(text: string): string {
  if (ASCII.test(text)) {
    const lower = text.toLowerCase().replace(APOSTROPHES, '');
    return withoutAbbreviationDots(lower).replace(BETWEEN_ASCII_WORDS, ' ').trim();
  }
  const bare = text
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(SPECIAL, (letter) => SPECIAL_LETTERS[letter] ?? letter);
  return withoutAbbreviationDots(bare).replace(BETWEEN_WORDS, ' ').trim();
}

function withoutAbbreviationDots(text: string): string {
  return text.includes('.') ? text.replace(ABBREVIATION_DOTS, '') : text;
}
