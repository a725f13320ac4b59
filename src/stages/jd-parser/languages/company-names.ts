import { type Token } from './tokens.js';

/** What follows the name of a company. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'GmbH AG SE KG UG mbH OHG SA SAS SARL SASU SL SLU Ltda LTDA SpA Spa SRL Srl BV NV Sp Inc Ltd LLC'.split(' '),
);
/** Most words of such a name. */
const LONGEST_NAME = 4;
const CAPITAL = /^\p{Lu}/u;

/**
 * Returns the words of company names, which are not translated: "Energie Software GmbH". A name consists of the
 * capitalised words before a legal form.
 * @param isArticle says of the word at an index whether it is an article, which does not belong to the name
 */
export function namesOfCompanies(
  tokens: readonly Token[],
  line: string,
  isArticle: (at: number) => boolean,
): ReadonlySet<Token> {
  const names = new Set<Token>();
  for (const [index, form] of tokens.entries()) {
    if (!LEGAL_FORMS.has(line.slice(form.start, form.end))) continue;
    names.add(form);
    for (let at = index - 1; at >= Math.max(0, index - LONGEST_NAME); at--) {
      const token = tokens[at];
      if (token === undefined || !CAPITAL.test(line.slice(token.start, token.end)) || isArticle(at)) break;
      names.add(token);
    }
  }
  return names;
}
