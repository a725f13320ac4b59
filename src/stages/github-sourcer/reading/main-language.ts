import { type RepositoryAnswer } from './answers.js';

/**
 * Languages of data, markup and prose, which GitHub counts as code. One notebook with its outputs or one generated page
 * may have more bytes than the program beside it.
 */
const MARKUP_AND_DATA: ReadonlySet<string> = new Set([
  'Jupyter Notebook',
  'HTML',
  'TeX',
  'BibTeX Style',
  'Markdown',
  'MDX',
  'Rich Text Format',
  'reStructuredText',
  'Roff',
  'PostScript',
  'SVG',
  'XML',
  'XSLT',
  'JSON',
  'YAML',
  'CSV',
  'G-code',
  'STL',
  'Gerber Image',
  'Wavefront Object',
]);

/** Whether a language is markup or data, so that it says little about what a repository is written in. */
export function isMarkup(language: string): boolean {
  return MARKUP_AND_DATA.has(language);
}

/**
 * Returns the largest language of a repository apart from markup and data; GitHub's own first language if there is no
 * other, or if the shares were not loaded.
 */
export function mainLanguage({
  languages,
  primaryLanguage,
}: Pick<RepositoryAnswer, 'languages' | 'primaryLanguage'>): string | undefined {
  const first = primaryLanguage?.name;
  if (first !== undefined && !isMarkup(first)) return first;
  const code = (languages?.edges ?? []).filter((edge) => edge !== null && !isMarkup(edge.node.name));
  return [...code].sort((a, b) => (b?.size ?? 0) - (a?.size ?? 0))[0]?.node.name ?? first;
}
