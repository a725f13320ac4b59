import { type PlaceMention } from '../../../knowledge/places/gazetteer/place-types.js';
import { type TextSpan } from '../text/text-builder.js';

/** A place of work in the text. */
export interface PlaceAt extends PlaceMention {
  /** It stands in a line about places, so that it needs no other sign. */
  readonly labelled: boolean;
}

/** Between a country and its own region or town: "Canada-Quebec", "US (California)". */
const OWN_PART = /^ ?[-–/:(] ?$/;
/** Between a town and its own country: "Cascina (Pisa) ITALY". */
const OWN_COUNTRY = /^[), –-]{1,3}$/;
/** A town that the gazetteer does not have, before its state or country: "Fort Meade, MD". */
const TOWN_BEFORE = /(?:^|[|:/(;] ?)(?<town>\p{Lu}[\p{L}'’.-]{1,25}(?: \p{Lu}[\p{L}'’.-]{1,25}){0,2}), $/u;
const NO_TOWN =
  /\b(?:remote|hybrid|on-?site|office|anywhere|worldwide|home|europe|full|part|time|based|the|state|county|greater|area)\b/i;
/** Characters before a state or country in which the name of its town is searched for. */
const TOWN_REACH = 90;

/** Drops a country beside its own part or town, and the province in brackets behind a town: "Cascina (Pisa)". */
export function withoutParts(text: string, places: readonly PlaceAt[]): PlaceAt[] {
  const kept: PlaceAt[] = [];
  for (const place of places) {
    const last = kept.at(-1);
    const gap = last === undefined ? '' : text.slice(last.end, place.start);
    if (last === undefined || last.place.country === null || last.place.country !== place.place.country) {
      kept.push(place);
      continue;
    }
    const inBrackets = gap === ' (' && text[place.end] === ')';
    const isProvince = inBrackets && last.kind === 'city' && last.place.region === place.place.region;
    if (isProvince) kept[kept.length - 1] = { ...last, end: place.end };
    else if (isWhole(last) && !isWhole(place) && OWN_PART.test(gap)) kept[kept.length - 1] = place;
    else if (!(last.kind === 'city' && isWhole(place) && OWN_COUNTRY.test(gap))) kept.push(place);
  }
  return kept;
}

/** Whether it is a country, and not a part of one such as "New England". */
function isWhole({ kind, place }: PlaceAt): boolean {
  return kind === 'country' && place.region === null;
}

/** Adds the town to a state or country if a line about the place of work names one that the gazetteer does not have. */
export function smallTowns(text: string, places: readonly PlaceAt[], fields: readonly TextSpan[]): PlaceAt[] {
  return places.map((place) => {
    const field = fields.find(({ start, end }) => place.start >= start && place.end <= end);
    if (field === undefined || place.kind === 'city' || place.place.country === null) return place;
    const from = Math.max(field.start, place.start - TOWN_REACH);
    const town = TOWN_BEFORE.exec(text.slice(from, place.start))?.groups?.['town'];
    if (town === undefined || NO_TOWN.test(town)) return place;
    const start = place.start - town.length - 2;
    if (places.some((other) => other !== place && other.start < place.end && other.end > start)) return place;
    const written = text.slice(start, place.end);
    return { ...place, kind: 'city', start, text: written, place: { ...place.place, text: written, city: town } };
  });
}

/** "Cuba, MO": a country's name before a state of the United States is a town there. */
export function townsOfStates(text: string, places: readonly PlaceAt[]): PlaceAt[] {
  const towns: PlaceAt[] = [];
  for (let at = 0; at < places.length; at++) {
    const place = places[at];
    const state = places[at + 1];
    if (place === undefined) continue;
    const isTown =
      state !== undefined &&
      place.kind === 'country' &&
      state.kind === 'region' &&
      state.place.country === 'US' &&
      place.place.country !== 'US' &&
      text.slice(place.end, state.start) === ', ';
    if (!isTown) towns.push(place);
    else {
      const written = text.slice(place.start, state.end);
      const town = { text: written, city: place.text, region: state.place.region, country: 'US' };
      towns.push({ ...place, kind: 'city', end: state.end, text: written, place: town, alternatives: [] });
      at++;
    }
  }
  return towns;
}
