/** A query that GitHub's search would refuse with 422. */
export class SearchQueryError extends Error {}

export interface Qualifier {
  key: string;
  value: string;
  negated: boolean;
}

/** GitHub's limits for a query: characters besides operators and qualifiers, and operators. */
const MAX_TEXT = 256;
const MAX_OPERATORS = 5;

const PART = /(-?)([a-z-]+):("[^"]*"|\S+)|"([^"]*)"|(\S+)/gi;

/** A query of GitHub's search: qualifiers and free words. */
export class SearchQuery {
  readonly qualifiers: Qualifier[] = [];
  readonly words: string[] = [];

  constructor(text: string) {
    let operators = 0;
    for (const [, minus, key, value, phrase, word] of text.matchAll(PART)) {
      if (key !== undefined && value !== undefined) {
        this.qualifiers.push({ key: key.toLowerCase(), value: value.replaceAll('"', ''), negated: minus === '-' });
      } else if (word !== undefined && /^(AND|OR|NOT)$/.test(word)) operators += 1;
      else this.words.push((phrase ?? word ?? '').toLowerCase());
    }
    if (this.words.join(' ').length > MAX_TEXT) throw new SearchQueryError('The search is longer than 256 characters.');
    if (operators > MAX_OPERATORS) throw new SearchQueryError('More than five AND / OR / NOT operators were used.');
  }

  /** Returns the values of a qualifier that is not negated. */
  values(...keys: string[]): string[] {
    return this.qualifiers.filter(({ key, negated }) => keys.includes(key) && !negated).map(({ value }) => value);
  }

  negated(...keys: string[]): string[] {
    return this.qualifiers.filter(({ key, negated }) => keys.includes(key) && negated).map(({ value }) => value);
  }

  /**
   * Returns the qualifiers that this kind of search does not know; GitHub treats them as words, which match nothing.
   */
  unknown(known: readonly string[]): string[] {
    return this.qualifiers
      .filter(({ key }) => !known.includes(key))
      .map(({ key, value }) => `${key}:${value}`.toLowerCase());
  }
}

/** `>=3`, `<10`, `3..10`, `3..*`, `7`: parsed once, applied to thousands of values. */
export function rangeTest(
  range: string,
  parse: (text: string) => [from: number, to: number],
): (value: number) => boolean {
  // The last two dots with something on either side.
  const dots = range.lastIndexOf('..', range.length - 3);
  if (dots > 0) {
    const [first, last] = [range.slice(0, dots), range.slice(dots + 2)];
    const low = first === '*' ? Number.NEGATIVE_INFINITY : parse(first)[0];
    const high = last === '*' ? Number.POSITIVE_INFINITY : parse(last)[1];
    return (value) => value >= low && value <= high;
  }
  const [, sign = '', text = ''] = /^(>=|<=|>|<)?(.*)$/.exec(range) ?? [];
  const [from, to] = parse(text);
  if (sign === '>') return (value) => value > to;
  if (sign === '>=') return (value) => value >= from;
  if (sign === '<') return (value) => value < from;
  if (sign === '<=') return (value) => value <= to;
  return (value) => value >= from && value <= to;
}

export function number(text: string): [number, number] {
  return [Number(text), Number(text)];
}

/** A day means the whole day; a time means itself. */
export function dateTime(text: string): [number, number] {
  const from = Date.parse(text);
  return [from, /^\d{4}-\d{2}-\d{2}$/.test(text) ? from + 86_399_999 : from];
}

/** Returns words as in GitHub's index: lower case, split at everything except letters and digits; accents are kept. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}#+]+/gu) ?? [];
}

/** Returns whether the words of the phrase follow each other in the text: "delhi" is found in "New Delhi". */
export function containsPhrase(text: string[], phrase: string[]): boolean {
  if (phrase.length === 0) return false;
  return text.some((_, start) => phrase.every((word, offset) => text[start + offset] === word));
}
