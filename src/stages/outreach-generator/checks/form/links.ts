import { skillCatalogue } from '../../../../knowledge/skills/skill-catalogue.js';
import { cachedByFacts } from '../../facts/cached-by-facts.js';
import { withoutTrailing } from '../../../../knowledge/text/without-trailing.js';
import { refused, type DraftCheck } from '../draft-problem.js';

const BARE_LINK =
  /(?<![\w@⟧/.-])(?:www\.)?(?:[a-z\d-]+\.)+(?:com|org|net|io|dev|co|ai|app|me|info|biz|xyz|ly|gg|tech|cloud|jobs|careers|work|link|site|online|page|de|fr|uk|eu|ru|cn|in|br|jp|kr|es|nl|ch|us|tk|ee|se|pl)\b(?:\/[^\s<>"')\]]*)?/gi;
const EMAIL = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PHONE = /(?<![\w#/.-])\+?\(?\d{2,4}\)?[ \d().-]{6,16}\d(?![\w%])/g;
const HANDLE = /(?<![\w.⟧/])@[\w-]+/g;

const allowedLinks = cachedByFacts((facts) => {
  const { optOutUrl, postingUrl } = facts.sender;
  const links = [facts.profileUrl, optOutUrl, postingUrl, ...facts.provenSkills.map(({ url }) => url)];
  for (const { url, merges, links: others } of facts.repositories.values())
    links.push(url, ...merges.map((merge) => merge.url), ...others);
  return new Set(
    links.flatMap((link) => (link === null || link === undefined ? [] : [link.replace(/\/$/, '').toLowerCase()])),
  );
});

/** Links lead only to evidence, to the posting or to the opt-out page, and there are no other contact details. */
export const checkLinks: DraftCheck = ({ links, prose, neutral }, facts) => {
  const allowed = allowedLinks(facts);
  const isAllowed = (url: string): boolean => allowed.has(url.replace(/\/$/, '').toLowerCase());
  const bare = Array.from(neutral.replaceAll(EMAIL, ' ').matchAll(BARE_LINK), ([found]) =>
    withoutTrailing(found, '.,;:'),
  );
  return [
    ...links
      .filter(({ url }) => !isAllowed(url))
      .map(({ url }) =>
        refused('link', url, 'it leads neither to evidence nor to the posting nor to the opt-out page'),
      ),
    ...bare
      .filter((found) => skillCatalogue().resolve(found) === undefined && !isAllowed(`https://${found}`))
      .map((found) =>
        refused('link', found, 'it leads neither to evidence nor to the posting nor to the opt-out page'),
      ),
    ...Array.from(prose.matchAll(EMAIL), ([found]) =>
      refused('contact-detail', found, 'an address that nobody configured'),
    ),
    ...Array.from(neutral.matchAll(PHONE), ([found]) => found)
      .filter(
        (found) =>
          found.replaceAll(/\D/g, '').length >= 8 &&
          !/\d{4}-\d{2}-\d{2}/.test(found) &&
          !/^\d{1,3}(?:[.,]\d{3})+\b/.test(found),
      )
      .map((found) => refused('contact-detail', found, 'a telephone number that nobody configured')),
    ...Array.from(prose.matchAll(HANDLE), ([found]) => found)
      .filter((found) => found.slice(1).toLowerCase() !== facts.candidate.githubUsername.toLowerCase())
      .map((found) => refused('contact-detail', found, 'an account that is not the person’s')),
  ];
};
