import { type Token } from './tokens.js';

/** What stands between a noun and its gender ending: `:in`, `*in`, `/-in`, `(in)`, `·se`, ` (a)`. */
const BEFORE_ENDING = /^(?:[:*_·•.]|\/-?| ?\(-?)$/;

/**
 * Returns the words of a line without gender endings. The ending becomes a part of the word before it, so that phrases
 * are found around it: "Ingénieur·e logiciel", "Desarrollador(a) web".
 */
export function withoutGenderEndings(tokens: readonly Token[], line: string, endings: ReadonlySet<string>): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const before = kept.at(-1);
    const gap = before === undefined ? '' : line.slice(before.end, token.start);
    const isOpen = gap.includes('(');
    const isEnding = endings.has(token.key) && BEFORE_ENDING.test(gap) && (!isOpen || line.charAt(token.end) === ')');
    if (before === undefined || !isEnding) kept.push(token);
    else kept[kept.length - 1] = { ...before, end: token.end + (isOpen ? 1 : 0) };
  }
  return kept;
}
