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
  /** Code of the country, `XK` for Kosovo; null for what spans several. */
  readonly country: string | null;
  /** Code of the state or province, e.g. `US.CA`, or null. */
  readonly region: string | null;
  /** Thousands of people in its cities of 5,000 and more: a measure of how likely it is meant. */
  readonly people: number;
  /** Id of the city whose metropolitan area it belongs to, or null. */
  readonly metro: string | null;
  /** Capital of its country. */
  readonly capital: boolean;
  /** How much more often it is meant than its size says, in decimal logarithms of people. */
  readonly renown?: number;
}

/** How a name led to a place, from the surest to the weakest. */
export type NameSort = 'name' | 'alias' | 'abbreviation' | 'other-name' | 'quarter';

/** One thing that a name may mean. */
export interface PlaceSense {
  readonly entity: PlaceEntity;
  readonly sort: NameSort;
  /** The name stands for the surroundings too ("Bay Area", "Greater Boston"). */
  readonly area: boolean;
}

export type LocationStatus = 'resolved' | 'ambiguous' | 'several' | 'remote' | 'unknown';

/** What was made of a profile's free text. Never a silent drop: status and reason always say what happened. */
export interface LocationReading {
  /** The place meant, or what the readings have in common (the country, where only the city is in doubt); null where nothing can be told. */
  readonly place: ResolvedPlace | null;
  /** Other senses (ambiguous) or the other places named (several), likeliest first. */
  readonly alternatives: ResolvedPlace[];
  /**
   * resolved: one place. ambiguous: one name, several places. several: several places named; `place` is the likeliest home, if any.
   * remote: says only that work is remote. unknown: empty, a joke, or not in the gazetteer.
   */
  readonly status: LocationStatus;
  /** Why, in plain English. */
  readonly reason: string;
}

/** A place named in running text. */
export interface PlaceMention {
  /** The likeliest place. */
  readonly place: Place;
  /** First character, counted from 0 in UTF-16 units. */
  readonly start: number;
  /** The character after the last one. */
  readonly end: number;
  /** The words it was read from. */
  readonly text: string;
  /** How sure the reading is, 0 to 1. */
  readonly confidence: number;
  readonly kind: PlaceKind;
  /** Other places that the words may mean, likeliest first. */
  readonly alternatives: Place[];
}

/** How near a candidate's place is to a wanted one, from the nearest to the farthest; unknown: cannot be told. */
export type PlaceRelation =
  'same-city' | 'same-region' | 'same-country' | 'same-supranational' | 'elsewhere' | 'unknown';
