import { supranationals } from './gazetteer-data.js';
import { PLACE_WEIGHTS } from './place-weights.js';
import { type PlaceEntity } from './place-types.js';

/**
 * Territories with their own country code that people also write under another country (`Hong Kong, China`; `San Juan,
 * PR, USA`).
 */
const ALSO_WITHIN: Readonly<Record<string, string>> = {
  HK: 'CN',
  MO: 'CN',
  TW: 'CN',
  PR: 'US',
  GU: 'US',
  VI: 'US',
  AS: 'US',
  GG: 'GB',
  JE: 'GB',
  IM: 'GB',
  GI: 'GB',
  AX: 'FI',
  FO: 'DK',
  GL: 'DK',
  RE: 'FR',
  GP: 'FR',
  MQ: 'FR',
  GF: 'FR',
  NC: 'FR',
  PF: 'FR',
};

/** Whether the first place lies within the second, which is wider. */
export function liesWithin(inner: PlaceEntity, outer: PlaceEntity): boolean {
  if (inner.id === outer.id) return false;
  if (outer.kind === 'city') return inner.metro === outer.id;
  if (outer.kind === 'region') return inner.kind === 'city' && inner.region === outer.id;
  if (outer.kind === 'country') {
    if (inner.kind === 'country') return ALSO_WITHIN[inner.id] === outer.id;
    return inner.country !== null && (inner.country === outer.id || ALSO_WITHIN[inner.country] === outer.id);
  }
  const members = supranationals[outer.name]?.members ?? [];
  if (inner.country !== null) return members.includes(inner.country);
  const inside = supranationals[inner.name]?.members ?? [];
  return inside.length < members.length && inside.every((country) => members.includes(country));
}

/**
 * Returns how strongly two places next to each other support each other: cities of one state or country, members of a
 * list.
 */
export function neighbourSupport(a: PlaceEntity, b: PlaceEntity): number {
  if (a.kind === 'city' && b.kind === 'city') {
    if (a.region !== null && a.region === b.region) return PLACE_WEIGHTS.sibling.region;
    return a.country === b.country ? PLACE_WEIGHTS.sibling.country : 0;
  }
  if (a.kind === 'country' && b.kind === 'country')
    return liesWithin(a, b) || liesWithin(b, a) ? 0 : PLACE_WEIGHTS.sameKind;
  return a.kind === 'region' && b.kind === 'region' && a.country === b.country ? PLACE_WEIGHTS.sameKind : 0;
}
