import { readFileSync } from 'node:fs';

const readJson = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;

/** gazetteer.json, made from GeoNames by scripts/generate-gazetteer.mjs: lines in long strings (docs/places.md). */
export interface GazetteerFile {
  /** `code|name|thousands of people`. */
  readonly countries: string;
  /** `code|name|thousands of people`. */
  readonly regions: string;
  readonly regionNames: string;
  /** `name|country|region|thousands of people, with the surroundings|metropolis|c for a capital`, largest first. */
  readonly cities: string;
  readonly cityNames: string;
}

/** other-names.json: names in other languages and scripts, and of old. Only profiles need them. */
export interface OtherNamesFile {
  readonly countryNames: string;
  readonly cityNames: string;
  /** Quarters, by their city. */
  readonly quarters: string;
}

/** A country as people write it, beyond the names that the gazetteer has. */
export interface CountryNotes {
  /** English name that we use, where ISO's is stiff. */
  readonly name?: string;
  /** Other spellings; the first is what its own people write, where that is not English. */
  readonly aliases?: readonly string[];
}

/** States and provinces of a country, as people write them. */
export interface RegionNotes {
  readonly name?: string;
  readonly aliases?: readonly string[];
  /** Letters that people put after a comma (`Austin, TX`). */
  readonly abbreviations?: readonly string[];
  /** Names that GeoNames has for it and people use for something else (`Buenos Aires`: the city). */
  readonly notCalled?: readonly string[];
}

/** A city as people write it, the most useful spellings first. */
export interface CityNotes {
  /** English name that we use, where GeoNames has another. */
  readonly name?: string;
  readonly aliases?: readonly string[];
  /** Names that take in the surroundings. */
  readonly areas?: readonly string[];
  /** How much more often it is meant than its size says, in decimal logarithms of people: homes of many developers. */
  readonly renown?: number;
}

/** A group of countries. */
export interface Supranational {
  readonly aliases?: readonly string[];
  readonly members: readonly string[];
  /** Whether two of its countries are near one another for a recruiter (a common labour market, or next door). */
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
