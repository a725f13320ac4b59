/** A word (letters, digits, `_`), the content of a string on one line, or any other visible character. */
export interface Token {
  kind: 'word' | 'string' | 'sign';
  text: string;
}

const QUOTE = /["']/g;
const SPACE_OR_WORD = /\s+|\w+/y;

/**
 * Splits a program into the tokens that the manifest parsers need, without white space. A string ends at the next
 * quotation mark of either kind. An opening mark without an end on its line does not begin a string, because comments
 * contain apostrophes. The time is linear.
 */
export function tokenize(program: string): Token[] {
  const tokens: Token[] = [];
  for (const line of program.split('\n')) {
    for (let at = 0; at < line.length;) {
      const sign = line.charAt(at);
      SPACE_OR_WORD.lastIndex = at;
      const plain = SPACE_OR_WORD.exec(line)?.[0];
      const content = sign === '"' || sign === "'" ? contentOf(line, at) : null;
      if (plain !== undefined) {
        if (plain.trim() !== '') tokens.push({ kind: 'word', text: plain });
        at += plain.length;
      } else if (content !== null) {
        tokens.push({ kind: 'string', text: content });
        at += content.length + 2;
      } else {
        tokens.push({ kind: 'sign', text: sign });
        at += 1;
      }
    }
  }
  return tokens;
}

function contentOf(line: string, opening: number): string | null {
  QUOTE.lastIndex = opening + 1;
  const closing = QUOTE.exec(line);
  return closing === null ? null : line.slice(opening + 1, closing.index);
}

/** Reads tokens one by one. */
export class TokenReader {
  /** @param at index of the next token */
  constructor(
    private readonly tokens: readonly Token[],
    private at: number,
  ) {}

  /** Takes the next tokens if they are exactly these words or signs. */
  take(...texts: string[]): boolean {
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === 'string' || !texts.includes(token.text)) return false;
    this.at += 1;
    return true;
  }

  /** Takes the next token if it is a string, and returns its content. */
  takeString(): string | null {
    const token = this.tokens[this.at];
    if (token?.kind !== 'string') return null;
    this.at += 1;
    return token.text;
  }
}

/** Yields every word of the program with a reader of the tokens after it. */
export function* wordsOf(tokens: readonly Token[]): Generator<{ word: string; rest: () => TokenReader }> {
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === 'word') yield { word: text, rest: () => new TokenReader(tokens, index + 1) };
  }
}
