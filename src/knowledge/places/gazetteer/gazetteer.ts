import {
  cityNotes,
  countryNotes,
  readGazetteerFile,
  readOtherNamesFile,
  regionNotes,
  supranationals,
} from './gazetteer-data.js';
import { placeKey } from './place-key.js';
import { type NameSort, type PlaceEntity, type PlaceSense } from './place-types.js';
import { SortedLines } from './sorted-lines.js';

/** Airport and city codes (`BLR`, `NYC`) are written in capitals, like the codes of states and countries. */
const CODE = /^\p{Lu}{2,4}$/u;

/** All known places, with a look-up by name. Reading the data takes tens of milliseconds, so use `gazetteer()`. */
export class Gazetteer {
  readonly countries = new Map<string, PlaceEntity>();
  readonly regions = new Map<string, PlaceEntity>();
  /** Groups of countries, by their English names. */
  readonly areas = new Map<string, PlaceEntity>();
  private readonly cityLines: readonly string[];
  private readonly cities = new Map<number, PlaceEntity>();
  private readonly cityNames: SortedLines;
  private readonly regionNames: SortedLines;
  private otherNames: OtherNames | undefined;
  /** The meanings that the reviewed files add, by name. */
  private readonly reviewedSenses = new Map<string, PlaceSense[]>();
  private readonly reviewedBeginnings = new Set<string>();
  private readonly spellings = new Map<string, readonly string[]>();

  constructor() {
    const file = readGazetteerFile();
    this.cityLines = file.cities.split('\n');
    this.cityNames = new SortedLines(file.cityNames);
    this.regionNames = new SortedLines(file.regionNames);
    this.readCountries(file.countries);
    this.readRegions(file.regions);
    this.readAreas();
    this.readCityNotes();
  }

  /**
   * Returns the meanings of a name (as `placeKey` returns it) in English, in the reviewed aliases and as an
   * abbreviation.
   */
  find(key: string): PlaceSense[] {
    const found: PlaceSense[] = [];
    for (const index of this.cityNames.find(key)) addSense(found, this.city(index), 'name');
    for (const code of this.regionNames.find(key))
      if (!isNotCalled(code, key)) addSense(found, this.regions.get(code), 'name');
    for (const { entity, sort, area } of this.reviewedSenses.get(key) ?? []) addSense(found, entity, sort, area);
    return found;
  }

  /**
   * Returns the meanings of a name in the reviewed files only. Some of these names contain a comma (`Washington, DC`).
   */
  findNoted(key: string): readonly PlaceSense[] {
    return this.reviewedSenses.get(key) ?? [];
  }

  /** Like `find`, but also finds names in other languages, old names, and districts of cities. */
  findAnywhere(key: string): PlaceSense[] {
    const found = this.find(key);
    const { countries, cities, quarters } = (this.otherNames ??= readOtherNames());
    for (const code of countries.find(key)) addSense(found, this.countries.get(code), 'other-name');
    for (const index of cities.find(key)) addSense(found, this.city(index), 'other-name');
    for (const index of quarters.find(key)) addSense(found, this.city(index), 'quarter');
    return found;
  }

  /** Whether a name that `find` knows consists of these words, or begins with them. */
  hasBeginning(words: string): boolean {
    return (
      this.reviewedBeginnings.has(words) || this.cityNames.hasBeginning(words) || this.regionNames.hasBeginning(words)
    );
  }

  /** The same for `findAnywhere`. */
  hasBeginningAnywhere(words: string): boolean {
    const { countries, cities, quarters } = (this.otherNames ??= readOtherNames());
    return (
      this.hasBeginning(words) ||
      countries.hasBeginning(words) ||
      cities.hasBeginning(words) ||
      quarters.hasBeginning(words)
    );
  }

  /** Returns the English name first, then the reviewed spellings, the most useful first. */
  spellingsOf(entity: PlaceEntity): readonly string[] {
    return this.spellings.get(entity.id) ?? [entity.name];
  }

  /** Whether the reviewed files have an entry for it. */
  isReviewed(entity: PlaceEntity): boolean {
    return this.spellings.has(entity.id);
  }

  /** Returns the entity with that id, or undefined. */
  byId(id: string): PlaceEntity | undefined {
    if (id.startsWith('city:')) return this.city(id.slice('city:'.length));
    return this.countries.get(id) ?? this.regions.get(id) ?? this.areas.get(id.slice('area:'.length));
  }

  /** Returns the city of a line number in base 36. */
  private city(reference: string): PlaceEntity {
    const index = Number.parseInt(reference, 36);
    const known = this.cities.get(index);
    if (known !== undefined) return known;
    const [name = '', country = '', region = '', people = '0', metro = '', capital = ''] = (
      this.cityLines[index] ?? ''
    ).split('|');
    const code = `${country}.${region}`;
    const entity: PlaceEntity = {
      kind: 'city',
      name,
      id: `city:${reference}`,
      country,
      region: this.regions.has(code) ? code : null,
      people: Number(people),
      metro: metro === '' ? null : `city:${metro}`,
      capital: capital === 'c',
    };
    this.cities.set(index, entity);
    return entity;
  }

  private addNames(spellings: readonly string[], entity: PlaceEntity, sort: NameSort, area = false): void {
    for (const spelling of spellings) {
      const key = placeKey(spelling);
      const senses = this.reviewedSenses.get(key) ?? [];
      addSense(senses, entity, CODE.test(spelling.replaceAll('.', '')) ? 'abbreviation' : sort, area);
      this.reviewedSenses.set(key, senses);
      this.reviewedBeginnings.add(key);
      for (let space = key.indexOf(' '); space !== -1; space = key.indexOf(' ', space + 1))
        this.reviewedBeginnings.add(key.slice(0, space));
    }
  }

  private readCountries(lines: string): void {
    for (const line of lines.split('\n')) {
      const [code = '', isoName = '', people = '0'] = line.split('|');
      const { name = isoName, aliases = [], parts = [] } = countryNotes[code] ?? {};
      const entity: PlaceEntity = {
        kind: 'country',
        name,
        id: code,
        country: code,
        region: null,
        people: Number(people),
        metro: null,
        capital: false,
      };
      this.countries.set(code, entity);
      this.spellings.set(code, [name, ...aliases, ...parts]);
      this.addNames([name, isoName], entity, 'name');
      this.addNames(aliases, entity, 'alias');
      this.addNames(parts, entity, 'alias', true);
      this.addNames([code], entity, 'abbreviation');
    }
  }

  private readRegions(lines: string): void {
    for (const line of lines.split('\n')) {
      const [code = '', geoName = '', people = '0'] = line.split('|');
      const { name = geoName, aliases = [], abbreviations = [] } = regionNotes[code] ?? {};
      const entity: PlaceEntity = {
        kind: 'region',
        name,
        id: code,
        country: code.slice(0, 2),
        region: code,
        people: Number(people),
        metro: null,
        capital: false,
      };
      this.regions.set(code, entity);
      if (regionNotes[code] === undefined) continue;
      this.spellings.set(code, [name, ...aliases]);
      this.addNames(
        [name].filter((spelling) => !isNotCalled(code, placeKey(spelling))),
        entity,
        'name',
      );
      this.addNames(aliases, entity, 'alias');
      this.addNames(abbreviations, entity, 'abbreviation');
    }
  }

  private readAreas(): void {
    for (const [name, { aliases = [], members }] of Object.entries(supranationals)) {
      const people = members.reduce((sum, code) => sum + (this.countries.get(code)?.people ?? 0), 0);
      const entity: PlaceEntity = {
        kind: 'supranational',
        name,
        id: `area:${name}`,
        country: null,
        region: null,
        people,
        metro: null,
        capital: false,
      };
      this.areas.set(name, entity);
      this.addNames([name], entity, 'name');
      this.addNames(aliases, entity, 'alias');
    }
  }

  private readCityNotes(): void {
    for (const [reference, { name, aliases = [], areas = [], renown = 0 }] of Object.entries(cityNotes)) {
      const city = this.cityOf(reference);
      const entity = { ...city, name: name ?? city.name, renown };
      this.cities.set(Number.parseInt(city.id.slice('city:'.length), 36), entity);
      this.spellings.set(entity.id, [entity.name, ...aliases]);
      this.addNames([entity.name], entity, 'name');
      this.addNames(aliases, entity, 'alias');
      this.addNames(areas, entity, 'alias', true);
    }
  }

  /** Returns the largest city that a reference of cities.json (`DE.02 Munich`, `DE Munich`) names. */
  private cityOf(reference: string): PlaceEntity {
    const space = reference.indexOf(' ');
    const [country, region] = reference.slice(0, space).split('.');
    const cities = this.cityNames.find(placeKey(reference.slice(space + 1))).map((index) => this.city(index));
    const found = cities.find(
      (city) => city.country === country && (region === undefined || city.region === `${country}.${region}`),
    );
    if (found === undefined) throw new Error(`cities.json: no city ${reference} in gazetteer.json`);
    return found;
  }
}

const isNotCalled = (code: string, key: string): boolean =>
  (regionNotes[code]?.notCalled ?? []).some((name) => placeKey(name) === key);

interface OtherNames {
  readonly countries: SortedLines;
  readonly cities: SortedLines;
  readonly quarters: SortedLines;
}

function readOtherNames(): OtherNames {
  const file = readOtherNamesFile();
  return {
    countries: new SortedLines(file.countryNames),
    cities: new SortedLines(file.cityNames),
    quarters: new SortedLines(file.quarters),
  };
}

/** Adds each place once, with its most certain kind of name. */
function addSense(senses: PlaceSense[], entity: PlaceEntity | undefined, sort: NameSort, area = false): void {
  if (entity !== undefined && !senses.some((sense) => sense.entity.id === entity.id))
    senses.push({ entity, sort, area });
}

let loaded: Gazetteer | undefined;

/** Returns the gazetteer. It is read at the first call and then kept in memory. */
export function gazetteer(): Gazetteer {
  loaded ??= new Gazetteer();
  return loaded;
}
