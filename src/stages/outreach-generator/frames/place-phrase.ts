import { type JobRequirement, type Place } from '../../../domain/job-requirement.js';
import { type DraftLanguage } from '../../../domain/outreach-sender.js';
import { countryName } from '../facts/country-names.js';
import { frameFile } from './frame-file.js';

/** English names of countries and regions that take an article. */
const WITH_ARTICLE =
  /^(?:United |European Union|Netherlands|Philippines|Bahamas|Maldives|Gambia|Seychelles|Comoros|Congo|Isle of|Vatican|Bay Area|San Francisco Bay|Middle East|Nordics|Baltics|Balkans|Benelux|Americas|Caribbean|DACH|Greater |West Midlands|East Midlands|Highlands)|(?: Republic| Islands| Region| Area| Emirates)$|Republic of the/;
/** A longer wording of a place is left out. */
const LONGEST_PLACE = 32;
/** A place as written in a posting: a name, and not a sentence about places. */
const NAME = /^\p{Lu}[\p{L}\p{M}.'’ -]*$/u;

/**
 * The place of work, to be put after a noun: ` in Berlin`, ` (remote)`, ` in Lyon (hybrid)`; in other languages than
 * English ` (Lyon, hybrid)`, because prepositions and articles depend on the place. Empty if the posting does not say,
 * or names more places than fit into a short message.
 */
export function placePhrase(requirement: JobRequirement, language: DraftLanguage = 'en'): string {
  const mode = requirement.remote === null ? '' : frameFile(language).modes[requirement.remote];
  const place = placeName(requirement, language);
  if (language === 'en') return `${place === '' ? '' : ` in ${place}`}${mode === '' ? '' : ` (${mode})`}`;
  const both = [place, mode].filter((text) => text !== '').join(', ');
  return both === '' ? '' : ` (${both})`;
}

/** The place, the kind of work and the role family of the posting, as the message's language names them. */
export function localNames(requirement: JobRequirement, language: DraftLanguage): string[] {
  const { modes, families } = frameFile(language);
  const { remote, roleFamily } = requirement;
  return [
    placeName(requirement, language),
    remote === null ? '' : modes[remote],
    roleFamily === null ? '' : families[roleFamily],
  ].filter((name) => name !== '');
}

/** The only place of the posting, or an empty text. */
function placeName(requirement: JobRequirement, language: DraftLanguage): string {
  const [place, ...others] = requirement.locations;
  if (place === undefined || others.length > 0) return '';
  const name = language === 'en' ? englishName(place) : localName(place, language, requirement.language);
  return name.length <= LONGEST_PLACE ? name : '';
}

function englishName({ city, region, country }: Place): string {
  if (city !== null) return city;
  const name = region ?? (country === null ? '' : countryName(country));
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}

/** A posting in the language of the message has the name in this language. */
function localName({ text, city, region, country }: Place, language: DraftLanguage, written: string | null): string {
  if (written === language && NAME.test(text)) return text;
  const name = city ?? region;
  if (name === null) return country === null ? '' : countryName(country, language);
  return frameFile(language).places[name] ?? name;
}
