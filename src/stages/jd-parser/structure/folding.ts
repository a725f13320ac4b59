/** A heading or a field's name for comparing: lower case, words and single spaces only (`What You’ll Do:` → `what youll do`). */
export function foldHeading(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
