/** Control, format (zero-width, bidirectional) and private characters, and lone surrogates: nothing a person would miss. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;

/** Characters of a text that are looked at; the longest that GitHub shows of a profile or a description is far shorter. */
const MOST_READ = 10_000;

/**
 * A stranger's text as one visible line of at most `maxCharacters` characters, or null where nothing is left.
 * It is kept for people to read; nobody follows what it says.
 */
export function plainText(text: string | null | undefined, maxCharacters: number): string | null {
  // Emoji are joined by U+200D: it goes too, and leaves the parts, which is no loss worth an exception.
  const line = (text ?? '').slice(0, MOST_READ).replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  if (line === '') return null;
  const characters = Array.from(line.slice(0, 2 * maxCharacters + 2));
  return characters.length <= maxCharacters
    ? line
    : `${characters
        .slice(0, maxCharacters - 1)
        .join('')
        .trimEnd()}…`;
}
