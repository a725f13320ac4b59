/**
 * Control, format (zero-width, bidirectional) and private-use characters, and lone surrogates: none of them is visible.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;

/** Characters of a text that are read; GitHub's longest profile texts and descriptions are much shorter. */
const MAX_READ = 10_000;

/**
 * Returns a stranger's text as one visible line of at most `maxCharacters` characters, or null if nothing is left. The
 * text is for people to read; no program follows instructions in it.
 */
export function plainText(text: string | null | undefined, maxCharacters: number): string | null {
  // U+200D joins emoji. It is removed too, which splits joined emoji: an acceptable loss.
  const line = (text ?? '').slice(0, MAX_READ).replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  if (line === '') return null;
  const characters = Array.from(line.slice(0, 2 * maxCharacters + 2));
  return characters.length <= maxCharacters
    ? line
    : `${characters
        .slice(0, maxCharacters - 1)
        .join('')
        .trimEnd()}…`;
}
