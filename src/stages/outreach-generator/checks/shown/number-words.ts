/** Numbers written as words, in the languages of drafts. */
const LISTS: readonly string[] = [
  'zero null zero cero',
  'one ein eine einen einem einer un une uno una single',
  'two zwei deux dos both',
  'three drei trois tres',
  'four vier quatre cuatro',
  'five fünf funf cinq cinco',
  'six sechs six seis',
  'seven sieben sept siete',
  'eight acht huit ocho',
  'nine neun neuf nueve',
  'ten zehn dix diez',
  'eleven elf onze once',
  'twelve zwölf zwolf douze doce dozen dutzend douzaine docena',
  'thirteen dreizehn treize trece',
  'fourteen vierzehn quatorze catorce',
  'fifteen fünfzehn funfzehn quinze quince quinzaine quincena',
  'sixteen sechzehn seize dieciseis',
  'seventeen siebzehn diecisiete',
  'eighteen achtzehn dieciocho',
  'nineteen neunzehn diecinueve',
  'twenty zwanzig vingt veinte vingtaine veintena score',
];
const TENS: Readonly<Record<number, string>> = {
  30: 'thirty dreißig dreissig trente treinta trentaine',
  40: 'forty vierzig quarante cuarenta quarantaine',
  50: 'fifty fünfzig funfzig cinquante cincuenta cinquantaine',
  60: 'sixty sechzig soixante sesenta',
  70: 'seventy siebzig setenta',
  80: 'eighty achtzig ochenta',
  90: 'ninety neunzig noventa',
  100: 'hundred hundert cent cien ciento centaine centenar hundreds hunderte centaines',
  1000: 'thousand tausend mille mil thousands tausende milliers miles',
  1_000_000: 'million millionen millions millones',
};
const ORDINALS: Readonly<Record<number, string>> = {
  1: 'first erste ersten erster premier premiere primer primera primero',
  2: 'second zweite zweiten deuxieme segundo segunda',
  3: 'third dritte dritten troisieme tercero tercera tercer',
  4: 'fourth vierte vierten quatrieme cuarto cuarta',
  5: 'fifth fünfte fünften funfte funften cinquieme quinto quinta',
  6: 'sixth sechste sechsten sixieme sexto sexta',
  7: 'seventh siebte siebten septieme septimo septima',
  8: 'eighth achte achten huitieme octavo octava',
  9: 'ninth neunte neunten neuvieme noveno novena',
  10: 'tenth zehnte zehnten dixieme decimo decima',
  13: 'thirteenth treizieme dreizehnte dreizehntes',
};
/** Articles and other words that are often no number; they count only before something that is counted. */
const DOUBTFUL = new Set(
  'ein eine einen einem einer un une uno una one score second both once acht mil miles sept null'.split(' '),
);

const VALUES = new Map<string, number>();
for (const [value, list] of LISTS.entries()) for (const word of list.split(' ')) VALUES.set(word, value);
for (const [value, list] of Object.entries(TENS)) for (const word of list.split(' ')) VALUES.set(word, Number(value));
const ORDINAL_VALUES = new Map<string, number>();
for (const [value, list] of Object.entries(ORDINALS))
  for (const word of list.split(' ')) ORDINAL_VALUES.set(word, Number(value));

/** A number in words: `five`, `fifth`, `a dozen`. */
export interface NumberWord {
  value: number;
  isOrdinal: boolean;
  /** Whether the word is often no number (`one`, `un`). */
  isDoubtful: boolean;
}

/** The number that a word is, as `plainWords` gives the word; undefined if it is none. */
export function numberWord(word: string): NumberWord | undefined {
  const value = VALUES.get(word);
  if (value !== undefined) return { value, isOrdinal: false, isDoubtful: DOUBTFUL.has(word) };
  const ordinal = ORDINAL_VALUES.get(word);
  return ordinal === undefined ? undefined : { value: ordinal, isOrdinal: true, isDoubtful: DOUBTFUL.has(word) };
}
