import { readFileSync } from 'node:fs';

const readJson = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;

/**
 * The shape of gazetteer.json, which scripts/generate-gazetteer.mjs makes from GeoNames: lines in long strings
 * (docs/places.md).
 */
export interface GazetteerFile {
  /** `code|name|thousands of people`. */
  readonly countries: string;
  /** `code|name|thousands of people`. */
  readonly regions: string;
  readonly regionNames: string;
  /** `name|country|region|thousands of people including the surroundings|metropolis|c for a capital`, largest first. */
  readonly cities: string;
  readonly cityNames: string;
}

/** The shape of other-names.json: names in other languages and scripts, and old names. Only profiles need them. */
export interface OtherNamesFile {
  readonly countryNames: string;
  readonly cityNames: string;
  /** Districts of cities, by their city. */
  readonly quarters: string;
}

/** Names of a country in addition to the names in the gazetteer. */
export interface CountryNotes {
  /** English name used here if ISO's name is uncommon. */
  readonly name?: string;
  /** Other spellings. The first is the name in the country's own language if that is not English. */
  readonly aliases?: readonly string[];
  /** Parts of the country with a name but without a government: "New England". */
  readonly parts?: readonly string[];
}

/** Names of the states and provinces of a country. */
export interface RegionNotes {
  readonly name?: string;
  readonly aliases?: readonly string[];
  /** Letters that people write after a comma (`Austin, TX`). */
  readonly abbreviations?: readonly string[];
  /** Names in GeoNames that people use for something else (`Buenos Aires`: the city). */
  readonly notCalled?: readonly string[];
}

/** Names of a city, the most useful spellings first. */
export interface CityNotes {
  /** English name used here if GeoNames has a different one. */
  readonly name?: string;
  readonly aliases?: readonly string[];
  /** Names that include the surroundings. */
  readonly areas?: readonly string[];
  /**
   * How much more often the city is meant than its size suggests, because many developers live there. Decimal logarithm
   * of people.
   */
  readonly renown?: number;
}

/** A group of countries. */
export interface Supranational {
  readonly aliases?: readonly string[];
  readonly members: readonly string[];
  /** Whether its countries are near each other for a recruiter (a common labour market, or neighbours). */
  readonly near?: boolean;
}

export const readGazetteerFile = (): GazetteerFile => readJson('./gazetteer.json');
export const readOtherNamesFile = (): OtherNamesFile => readJson('./other-names.json');
/** By ISO 3166-1 alpha-2 code. */
export const countryNotes: Readonly<Record<string, CountryNotes>> = readJson('./countries.json');
/** By GeoNames code, e.g. `US.CA`. */
export const regionNotes: Readonly<Record<string, RegionNotes>> = readJson('./regions.json');
/** By `CC Name` or `CC.REGION Name`, the name as in gazetteer.json. */
export const cityNotes: Readonly<Record<string, CityNotes>> = readJson('./cities.json');
/** By English name. */
export const supranationals: Readonly<Record<string, Supranational>> = readJson('./supranationals.json');
