import { type CleanText } from '../text/text-builder.js';
import { type Language, type PhraseEntry, type PhraseIndex } from './language-data.js';
import { namesOfCompanies } from './company-names.js';
import { withoutGenderEndings } from './gender-forms.js';
import { type LineLanguage } from './line-languages.js';
import { type Token, tokensOf } from './tokens.js';
import { endOfToolName } from './tool-names.js';
import { TranslatedText } from './translated-text.js';

/** What may stand between two words of one phrase. After an apostrophe nothing stands between them. */
const GAP = /^(?:[,%.]? |-|\.|\/|\u00a0|)$/;
/** Within an abbreviation there may be a dot and a space: "z. B.". */
const DOTTED_GAP = /^\.? ?$/;
/** What stands around the word between two numbers. */
const BEFORE_RANGE = /\d ?(?:k|k€|€|EUR|zł|tys\.?)? $/i;
const NUMBERS: ReadonlySet<string> = new Set(['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'ten']);
const BEFORE_NAME = /^ \p{Lu}/u;
const AFTER_RANGE = /^ (?:R?\$|€|EUR|PLN)? ?\d/;
/** What surrounds a heading or a label in its line. */
const HEADING_END = /^ ?(?:[:?!|…]|\.\.\.|$)/;
const HEADING_START = /(?:^|\|)[^\p{L}\p{N}|]{0,12}$/u;
/** Labels of a value, which an item of a list has only before a colon. */
const LABELS: ReadonlySet<string> = new Set([
  'Company',
  'Employment type',
  'Experience',
  'Industry',
  'Job title',
  'Level',
  'Location',
  'Remote',
  'Salary',
]);
const ABOUT_US = 'About us';
/** A heading of several words may be followed by other words in a line with at most this many words. */
const ACRONYM = /^\p{Lu}{2,3}$/u;
const CAPITAL = /\p{Lu}/u;
const MOST_HEADING_WORDS = 8;
const SENTENCE_END = /[.!;,]$/;
/** Where a capital begins a sentence or a line. */
const STARTS = /(?:^|[.!?:|]["')*]{0,2} )[^\p{L}\p{N}]{0,6}$/u;
/** A compound word is at least this long, and its first part at least `SHORTEST_PART`. */
const SHORTEST_COMPOUND = 7;
const SHORTEST_PART = 3;

/**
 * What a phrase means at the beginning of a sentence. There it applies to the words after it: "Not required: PHP" and
 * "PHP is not required".
 */
const AT_START: Readonly<Record<string, string>> = {
  'not required': 'no need for',
  'an advantage': 'ideally',
  'a plus': 'ideally',
  'is a plus': 'ideally',
  'would be a plus': 'ideally',
  'an asset': 'ideally',
  desirable: 'ideally',
  appreciated: 'ideally',
  'is appreciated': 'ideally',
  'is valued': 'ideally',
  'is helpful': 'ideally',
  'is useful': 'ideally',
};
/** Units after a slash: "€/Monat". */
const UNITS = /^(?:years|months|days|hours)$/;

interface Match {
  readonly english: string;
  /** Number of words. */
  readonly count: number;
  readonly end: number;
}

/**
 * Returns the text with the words that the rules know in English. The rest stays as it is: names, tools and places are
 * the same in all languages. Lines without a language are copied.
 */
export function translate(clean: CleanText, lines: readonly LineLanguage[]): CleanText {
  const translated = new TranslatedText(clean);
  let done = 0;
  for (const { start, end, language } of lines) {
    if (language === null) continue;
    translated.copy(done, start);
    new LineTranslation(clean.text.slice(start, end), start, language, translated).run();
    done = end;
  }
  translated.copy(done, clean.text.length);
  return translated.build();
}

/** Translates one line, word by word. */
class LineTranslation {
  private readonly tokens: Token[];
  /** Words of company names, which are not translated: "Müller Software GmbH". */
  private readonly names: ReadonlySet<Token>;
  /** Offset in the line up to which words have been written. */
  private done = 0;
  private lastEnglish = '';

  constructor(
    private readonly line: string,
    private readonly offset: number,
    private readonly language: Language,
    private readonly out: TranslatedText,
  ) {
    this.tokens = withoutGenderEndings(tokensOf(line), line, language.genderEndings);
    this.names = namesOfCompanies(this.tokens, line, (at) => this.isArticle(at));
  }

  run(): void {
    for (let at = 0; at < this.tokens.length;) {
      const token = this.tokens[at];
      const name = token === undefined ? undefined : this.endOfName(token);
      const match = name === undefined ? this.matchAt(at) : undefined;
      if (name !== undefined) {
        while ((this.tokens[at]?.start ?? Infinity) < name) at++;
      } else if (token === undefined || match === undefined) at++;
      else {
        this.write(token, match);
        at += match.count;
        while ((this.tokens[at]?.start ?? Infinity) < this.done) at++;
      }
    }
    this.out.copy(this.offset + this.done, this.offset + this.line.length);
  }

  /** A name of one word is kept unless the file has exactly that word. */
  private endOfName(token: Token): number | undefined {
    const end = endOfToolName(this.line, token);
    if (end === undefined || end > token.end) return end;
    const isWord = ({ words: [first] }: PhraseEntry) => first?.stem === false;
    return this.language.phrases.startingWith(token.key).some(isWord) ? undefined : end;
  }

  private matchAt(at: number): Match | undefined {
    const token = this.tokens[at];
    if (token === undefined) return undefined;
    if (this.names.has(token)) return undefined;
    return (
      this.heading(at, token) ??
      this.preposition(at, token) ??
      this.phrase(this.language.phrases, at) ??
      this.compound(token)
    );
  }

  private isArticle(at: number): boolean {
    return ['the', 'a', ''].includes(this.phrase(this.language.phrases, at)?.english ?? 'name');
  }

  /** A heading or label counts as a whole line, before a colon, or as a cell. */
  private heading(at: number, token: Token): Match | undefined {
    if (at > 0 && this.line.endsWith(':') && this.tokens.length <= MOST_HEADING_WORDS) {
      const last = this.phrase(this.language.headings, at);
      if (last !== undefined && last.count > 1 && last.end === this.line.length - 1) return last;
    }
    if (at > 0 && !this.line.includes('|')) return undefined;
    if (!HEADING_START.test(this.line.slice(Math.max(0, token.start - 16), token.start))) return undefined;
    const match = this.phrase(this.language.headings, at);
    if (match === undefined) return undefined;
    const isItem = this.line.startsWith('- ');
    const rest = this.line.slice(match.end, match.end + 4);
    // "Unternehmen: Acme GmbH" is a label, "Unternehmen" alone a heading.
    if (match.english === ABOUT_US && match.count === 1 && /^ ?: ?\S/.test(rest))
      return { ...match, english: 'Company' };
    if (HEADING_END.test(rest)) return isItem && LABELS.has(match.english) && !rest.includes(':') ? undefined : match;
    const open =
      match.count > 1 &&
      !this.line.startsWith('- ') &&
      this.tokens.length <= MOST_HEADING_WORDS &&
      !SENTENCE_END.test(this.line);
    return open ? match : undefined;
  }

  /** "3 bis 5 Jahre", "15.000 € a 18.000 €", "a Milano". */
  private preposition(at: number, token: Token): Match | undefined {
    const { rangeWords, inWords } = this.language;
    if (inWords.has(token.key) && BEFORE_NAME.test(this.line.slice(token.end, token.end + 2)))
      return { english: 'in', count: 1, end: token.end };
    if (!rangeWords.has(token.key)) return undefined;
    const next = this.phrase(this.language.phrases, at + 1)?.english ?? '';
    if (NUMBERS.has(this.lastEnglish) && NUMBERS.has(next)) return { english: 'to', count: 1, end: token.end };
    const before = this.line.slice(Math.max(0, token.start - 10), token.start);
    const between = BEFORE_RANGE.test(before) && AFTER_RANGE.test(this.line.slice(token.end, token.end + 8));
    return between ? { english: 'to', count: 1, end: token.end } : undefined;
  }

  private phrase(index: PhraseIndex, at: number): Match | undefined {
    const first = this.tokens[at];
    if (first === undefined) return undefined;
    const entry = index.startingWith(first.key).find((one) => this.fits(one, at) && !this.beginsName(one, at));
    const last = this.tokens[at + (entry?.words.length ?? 0) - 1];
    if (entry === undefined || last === undefined) return undefined;
    const end = entry.dot && this.line.charAt(last.end) === '.' ? last.end + 1 : last.end;
    return { english: entry.english, count: entry.words.length, end };
  }

  /** "in São Paulo", "aus Den Haag": a small word with a capital before another capital. */
  private beginsName({ grammar, words }: PhraseEntry, at: number): boolean {
    const [token, next] = [this.tokens[at], this.tokens[at + 1]];
    if (!grammar || words.length > 1 || token === undefined) return false;
    // "CI", "AI": no word of these letters.
    if (ACRONYM.test(this.line.slice(token.start, token.end))) return true;
    if (next === undefined) return false;
    const isName = CAPITAL.test(this.line.charAt(token.start)) && CAPITAL.test(this.line.charAt(next.start));
    return isName && /[\p{L}\p{N}:,]["')]? $/u.test(this.line.slice(Math.max(0, token.start - 3), token.start));
  }

  private fits({ words, dot }: PhraseEntry, at: number): boolean {
    return words.every(({ key, stem }, index) => {
      const token = this.tokens[at + index];
      const before = this.tokens[at + index - 1];
      if (token === undefined || !(stem ? token.key.startsWith(key) : token.key === key)) return false;
      return (
        index === 0 || before === undefined || (dot ? DOTTED_GAP : GAP).test(this.line.slice(before.end, token.start))
      );
    });
  }

  /** "Datenbankkenntnisse" is "database knowledge". */
  private compound({ key, start, end }: Token): Match | undefined {
    const english = key.length < SHORTEST_COMPOUND ? undefined : this.compoundEnglish(this.line.slice(start, end));
    return english === undefined ? undefined : { english, count: 1, end };
  }

  private compoundEnglish(written: string): string | undefined {
    const key = written.toLowerCase();
    const found = this.language.compounds.find(
      ([ending]) => key.length - ending.length >= SHORTEST_PART && key.endsWith(ending),
    );
    if (found === undefined) return undefined;
    const [ending, english] = found;
    return `${this.firstPart(written.slice(0, written.length - ending.length))} ${english}`.trim();
  }

  /** The first part of a compound word in English, or as it is written: it may be a name. */
  private firstPart(written: string): string {
    for (const joint of ['', ...this.language.joints]) {
      if (!written.toLowerCase().endsWith(joint) || written.length - joint.length < SHORTEST_PART) continue;
      const part = written.slice(0, written.length - joint.length);
      const entry = this.language.phrases
        .startingWith(part.toLowerCase())
        .find(
          ({ words: [word, second] }) =>
            second === undefined && (word?.stem === false || word?.key === part.toLowerCase()),
        );
      const english = entry?.english ?? this.compoundEnglish(part);
      if (english !== undefined) return english;
    }
    return written;
  }

  private write(token: Token, match: Match): void {
    const { start } = token;
    const english = this.inPlace(match, start);
    const gap = this.line.slice(this.done, start);
    const isPair = english !== '' && english === this.lastEnglish && /^ ?\/ ?-?$/.test(gap);
    if (isPair) this.out.extend(this.offset + match.end);
    else {
      // "Java-Entwickler": the rules know "Java developer".
      const hyphen = gap === '-' || (gap.endsWith('-') && /[\p{L}\p{N}+#]-$/u.test(gap));
      this.out.copy(this.offset + this.done, this.offset + start - (hyphen ? 1 : 0));
      if (hyphen) this.out.replace(' ', this.offset + start - 1, this.offset + start);
      const isSame = this.line.slice(start, match.end).toLowerCase() === english.toLowerCase();
      if (isSame) this.out.copy(this.offset + start, this.offset + match.end);
      else this.out.replace(this.withCapital(english, start), this.offset + start, this.offset + match.end);
    }
    this.lastEnglish = english;
    this.done = match.end;
    // A word that English does not need takes its space with it.
    if (english === '' && this.line.charAt(this.done) === ' ') this.done++;
    if (this.line.charAt(this.done) === '-' && /^-\p{L}/u.test(this.line.slice(this.done, this.done + 2))) {
      this.out.replace(' ', this.offset + this.done, this.offset + this.done + 1);
      this.done++;
    }
    // "d'expérience": the apostrophe stood for the space.
    if (this.line.charAt(this.done - 1) === "'" && english !== '')
      this.out.replace(' ', this.offset + this.done, this.offset + this.done);
  }

  /** The English words, by where the phrase stands. */
  private inPlace({ english, end }: Match, start: number): string {
    if (UNITS.test(english) && this.line.charAt(start - 1) === '/') return english.slice(0, -1);
    const instead = AT_START[english];
    const isStart = instead !== undefined && STARTS.test(this.line.slice(Math.max(0, start - 12), start));
    return isStart && end < this.line.length ? instead : english;
  }

  /** Keeps the capital that begins a line or a sentence, which the rules for sentences need. */
  private withCapital(english: string, start: number): string {
    const isCapital = /\p{Lu}/u.test(this.line.charAt(start));
    // "Of" is a town in Turkey.
    if (!isCapital || english === 'of' || !STARTS.test(this.line.slice(Math.max(0, start - 12), start))) return english;
    return english.charAt(0).toUpperCase() + english.slice(1);
  }
}
