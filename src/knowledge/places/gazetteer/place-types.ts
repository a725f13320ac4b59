import { type ResolvedPlace } from '../../../domain/candidate.js';
import { type Place } from '../../../domain/job-requirement.js';

export type PlaceKind = 'city' | 'region' | 'country' | 'supranational';

/** A place of the gazetteer. */
export interface PlaceEntity {
  readonly kind: PlaceKind;
  /** English name. */
  readonly name: string;
  /** Unique, e.g. `US.CA`, `DE`, `city:42`, `area:EMEA`. */
  readonly id: string;
  /** Country code, `XK` for Kosovo; null for a group of countries. */
  readonly country: string | null;
  /** Code of the state or province, e.g. `US.CA`, or null. */
  readonly region: string | null;
  /** Thousands of people in its cities with at least 5,000 people: shows how likely the place is meant. */
  readonly people: number;
  /** Id of the city whose metropolitan area it belongs to, or null. */
  readonly metro: string | null;
  /** Whether it is the capital of its country. */
  readonly capital: boolean;
  /** How much more often it is meant than its size suggests. Decimal logarithm of people. */
  readonly renown?: number;
}

/** How a name refers to a place, from the most to the least certain. */
export type NameSort = 'name' | 'alias' | 'abbreviation' | 'other-name' | 'quarter';

/** One possible meaning of a name. */
export interface PlaceSense {
  readonly entity: PlaceEntity;
  readonly sort: NameSort;
  /** Of a city: the name includes the surroundings ("Bay Area"). Of a country: it means a part ("New England"). */
  readonly area: boolean;
}

export type LocationStatus = 'resolved' | 'ambiguous' | 'several' | 'remote' | 'unknown';

/** The result of reading the location of a profile. Status and reason always say what happened. */
export interface LocationReading {
  /**
   * The place that is meant, or what all readings have in common (the country, if only the city is uncertain); null if
   * unknown.
   */
  readonly place: ResolvedPlace | null;
  /** Other meanings (ambiguous) or the other places named (several), most likely first. */
  readonly alternatives: ResolvedPlace[];
  /**
   * resolved: one place. ambiguous: one name, several places. several: several places named; `place` is the most likely
   * home, if any. remote: says only that work is remote. unknown: empty, a joke, or not in the gazetteer.
   */
  readonly status: LocationStatus;
  /** Why, in plain English. */
  readonly reason: string;
}

/** A place named in running text. */
export interface PlaceMention {
  /** The most likely place. */
  readonly place: Place;
  /** First character, counted from 0 in UTF-16 units. */
  readonly start: number;
  /** The character after the last one. */
  readonly end: number;
  /** The words from which the place was read. */
  readonly text: string;
  /** Confidence of the reading, from 0 to 1. */
  readonly confidence: number;
  readonly kind: PlaceKind;
  /** Other places that the words may mean, most likely first. */
  readonly alternatives: Place[];
}

/** How near a candidate's place is to a wanted one, from the nearest to the farthest; unknown: not enough data. */
export type PlaceRelation =
  'same-city' | 'same-region' | 'same-country' | 'same-supranational' | 'elsewhere' | 'unknown';
