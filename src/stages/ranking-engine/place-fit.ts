import { RANKING } from './constants.js';
import { type PostingProfile } from './posting-profile.js';
import { type RankingSubject } from './ranking-subject.js';

/** Where a person is, compared with the places of the posting. */
export type PlaceFit = 'there' | 'unknown' | 'elsewhere';

type Place = NonNullable<RankingSubject['place']>;

/** Compares a person's place with the places of the posting; null if the posting names no known place. */
export function placeFit({ place }: RankingSubject, { locations }: PostingProfile): PlaceFit | null {
  const wanted = locations.filter(({ country, city, region }) => country !== null || city !== null || region !== null);
  if (wanted.length === 0 || wanted.some(({ country }) => country === null)) return null;
  if (place === null || place.country === null) return 'unknown';
  const same = (key: keyof Place, other: Place): boolean =>
    other[key] === null || place[key] === null || place[key] === other[key];
  return wanted.some((other) => place.country === other.country && same('city', other)) ? 'there' : 'elsewhere';
}

/** Points of the total that the place takes away: none unless part of the work is done at a place. */
export function placeStep(fit: PlaceFit | null, { bindsToPlace }: PostingProfile): number {
  return bindsToPlace && fit !== null && fit !== 'there' ? RANKING.place[fit] : 0;
}
