const WORD = /[\p{L}\p{N}+#]+/gu;

/**
 * Normalises a heading or the name of a field for comparison: lower case, words and single spaces only (`What You’ll
 * Do:` → `what youll do`).
 */
export function foldHeading(text: string): string {
  const plain = text.toLowerCase().replaceAll(/['’]/g, '').replaceAll('&', ' and ');
  return plain.match(WORD)?.join(' ') ?? '';
}
