import { type Place } from '../../../domain/job-requirement.js';
import { countryName } from '../../../knowledge/places/place-resolver.js';
import { type PlaceMention } from '../../../knowledge/places/gazetteer/place-types.js';
import { type Found } from './found.js';

/** Below this confidence a mention is doubtful if other places have the same name. */
const SURE = 0.8;
/** Codes within this distance, in characters, belong to one list. */
const CODE_LIST_REACH = 40;

/** Chooses between places of the same name by the other places of the posting. Adds a warning if they do not decide. */
export function decideHomonyms(
  places: readonly PlaceMention[],
  context: readonly PlaceMention[],
): { places: Found<Place>[]; warnings: string[] } {
  const warnings = new Set<string>();
  const found = places.map((mention): Found<Place> => {
    const span = { start: mention.start, end: mention.end };
    const country = asCountryCode(mention, places);
    if (country !== null) return { value: { text: mention.text, city: null, region: null, country }, span };
    if (mention.alternatives.length === 0 || mention.confidence >= SURE) return { value: mention.place, span };
    const near = byContext(mention, context);
    if (near !== undefined) return { value: { ...near, text: mention.text }, span };
    warnings.add(doubt(mention));
    return { value: mention.place, span };
  });
  return { places: found, warnings: [...warnings] };
}

/** "US; AR; CA; EU": in a list of country codes, `AR` and `CA` are the codes of countries and not of US states. */
function asCountryCode(mention: PlaceMention, places: readonly PlaceMention[]): string | null {
  if (mention.kind !== 'region' || !isCode(mention.text) || countryName(mention.text) === mention.text) return null;
  const near = places.filter(({ start, text }) => isCode(text) && Math.abs(start - mention.start) < CODE_LIST_REACH);
  const home = near.some(({ kind, place }) => kind === 'country' && place.country === mention.place.country);
  const abroad = near.some(
    ({ kind, place }) => kind === 'supranational' || (kind === 'country' && place.country !== mention.place.country),
  );
  const allCodes = near.every(({ kind, text }) => kind !== 'region' || countryName(text) !== text);
  return home && abroad && allCodes ? mention.text : null;
}

function isCode(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

/** Returns the place that lies in the country or state of another place of the posting. */
function byContext(mention: PlaceMention, context: readonly PlaceMention[]): Place | undefined {
  const others = context.filter(
    (other) => other.text !== mention.text && other.alternatives.length === 0 && other.place.country !== null,
  );
  const readings = [mention.place, ...mention.alternatives];
  return (
    readings.find(
      ({ region, country }) =>
        region !== null && others.some(({ place }) => place.region === region && place.country === country),
    ) ?? readings.find(({ country }) => others.some(({ place }) => place.country === country))
  );
}

function doubt({ text, place, alternatives }: PlaceMention): string {
  const [other] = alternatives;
  const written = other === undefined ? 'another place' : describe(other);
  return `"${text}" was read as ${describe(place)}; it may also be ${written}.`;
}

function describe({ city, region, country }: Place): string {
  return [city, region, country].filter((part) => part !== null).join(', ');
}
