import { countryName } from '../facts/country-names.js';
import { type JobRequirement, type Place } from '../../../domain/job-requirement.js';

/** Countries whose name takes an article. */
const WITH_ARTICLE = /^(?:United |Netherlands|Philippines|Czech Republic|Dominican Republic|Bahamas|Maldives)/;
/** A longer wording of a place is left out. */
const LONGEST_PLACE = 32;

/**
 * The place of work, to be put after a noun: ` in Berlin`, ` (remote)`, ` in Lyon (hybrid)`. Empty if the posting does
 * not say, or names more places than fit into a short message.
 */
export function placePhrase(requirement: JobRequirement): string {
  const mode = requirement.remote === null ? '' : requirement.remote === 'onsite' ? 'on site' : requirement.remote;
  const [place, ...others] = requirement.locations;
  const named = place === undefined || others.length > 0 ? '' : placeName(place);
  const fits = named !== '' && named.length <= LONGEST_PLACE;
  return `${fits ? ` in ${named}` : ''}${mode === '' ? '' : ` (${mode})`}`;
}

function placeName({ city, region, country }: Place): string {
  if (city !== null) return city;
  if (region !== null || country === null) return region ?? '';
  const name = countryName(country);
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}
