/** A pattern that matches a word in any mixture of upper and lower case. All other characters are literal. */
export function anyCase(word: string): string {
  return escape(word).replaceAll(/\p{Ll}|\p{Lu}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

/** A pattern that matches one of several words in any case, longer words first. */
export function alternatives(words: readonly string[]): string {
  return words
    .toSorted((one, other) => other.length - one.length)
    .map(anyCase)
    .join('|');
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
