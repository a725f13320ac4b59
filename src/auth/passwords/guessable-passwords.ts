import { PASSWORD_LENGTH } from '../auth.limits.js';

/** What an account tells of its owner to everybody who guesses. */
export interface AccountWords {
  email: string;
  name?: string | null;
}

const PRODUCT = 'githire';

/** Rows that fingers and children follow, in both directions. Digits and letters go on from their end. */
const ROWS = [
  '0123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]\\',
  'qwertzuiopü',
  'azertyuiop',
  "asdfghjkl;'",
  'qsdfghjklm',
  'zxcvbnm,./',
  'yxcvbnm',
  'wxcvbn',
  '`1234567890-=',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
].flatMap((row) => [row, [...row].reverse().join('')]);

/** Fewest characters that make a piece of a row. */
const SHORTEST_PIECE = 3;

/** Shorter words of an account would be found in every other password. */
const SHORTEST_WORD = 3;

/** What may stand around a word without making it harder to guess: a year and a sign, an initial. */
const DECORATION = { characters: 8, letters: 2 } as const;

/** Keys of a US keyboard with Shift, and without. */
const UNSHIFTED = mapOf('!@#$%^&*()_+{}|:"<>?~', "1234567890-=[]\\;',./`");
/** Signs that stand for letters. */
const LETTER_OF_SIGN = mapOf('01345789@$!|', 'oieastbgasil');

/** The text in Unicode's compatible form and lower case. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Whether a password is a short text said again and again, or made of pieces of rows: `abcabcabc`, `12345678`, `qwer4321`. */
export function isPattern(password: string): boolean {
  const text = folded(password);
  return repeatsItself(text) || followsRows(text) || followsRows(replaced(text, UNSHIFTED));
}

/** Whether a password is the product's name, the account's address or its owner's name, with little around it. */
export function isAboutAccount(password: string, { email, name }: AccountWords): boolean {
  const [local = '', domain = ''] = folded(email).split('@');
  const words = [
    folded(email),
    local,
    ...local.split(/[._+-]/),
    domain,
    domain.split('.')[0] ?? '',
    folded(name ?? ''),
    ...folded(name ?? '').split(/[\s-]+/),
    PRODUCT,
  ];
  return isMostly(folded(password), words);
}

/** Whether a password is the product's name with little around it. */
export function isAboutProduct(password: string): boolean {
  return isMostly(folded(password), [PRODUCT]);
}

/** A repeated part is too short to be a password of its own. */
function repeatsItself(text: string): boolean {
  for (let length = 1; length < PASSWORD_LENGTH.min && length * 2 <= text.length; length += 1) {
    if (text.slice(length) === text.slice(0, -length)) return true;
  }
  return false;
}

function followsRows(text: string): boolean {
  for (let at = 0; at < text.length;) {
    const length = longestPiece(text, at);
    if (length < SHORTEST_PIECE) return false;
    at += length;
  }
  return text !== '';
}

/** Length of the longest piece of a row, or of one character repeated, that begins here. */
function longestPiece(text: string, at: number): number {
  let length = 1;
  while (at + length < text.length && text[at + length] === text[at]) length += 1;
  while (at + length < text.length && ROWS.some((row) => row.includes(text.slice(at, at + length + 1)))) length += 1;
  return length;
}

/** Whether little is left of a text without these words, whichever signs stand for their letters. */
function isMostly(text: string, words: string[]): boolean {
  const spelled = [text, replaced(text, LETTER_OF_SIGN)];
  const rest = text.split('');
  for (const word of words.filter(({ length }) => length >= SHORTEST_WORD)) {
    for (const spelling of spelled) {
      for (let at = spelling.indexOf(word); at >= 0; at = spelling.indexOf(word, at + word.length))
        rest.fill('', at, at + word.length);
    }
  }
  const left = rest.join('');
  const letters = left.replace(/\P{L}/gu, '');
  return left.length < text.length && left.length <= DECORATION.characters && letters.length <= DECORATION.letters;
}

function replaced(text: string, by: ReadonlyMap<string, string>): string {
  return text.replace(/[^a-z]/g, (sign) => by.get(sign) ?? sign);
}

function mapOf(from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...from].map((sign, index) => [sign, to[index] ?? sign]));
}
