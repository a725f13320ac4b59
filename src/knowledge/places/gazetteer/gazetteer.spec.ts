import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  cityNotes,
  countryNotes,
  readGazetteerFile,
  readOtherNamesFile,
  regionNotes,
  supranationals,
} from './gazetteer-data.js';
import { Gazetteer, gazetteer } from './gazetteer.js';
import { placeKey } from './place-key.js';

const keysOf = (lines: string): string[] => lines.split('\n').map((line) => line.split('\t')[0] ?? '');

describe('the gazetteer files', () => {
  const file = readGazetteerFile();
  const others = readOtherNamesFile();

  it.each(
    Object.entries({
      regions: file.regionNames,
      cities: file.cityNames,
      countries: others.countryNames,
      others: others.cityNames,
      quarters: others.quarters,
    }),
  )('have sorted keys as placeKey returns them: %s', (_, lines) => {
    const keys = keysOf(lines);
    expect(keys.filter((key) => placeKey(key) !== key)).toEqual([]);
    expect(keys.filter((key, index) => index > 0 && key <= (keys[index - 1] ?? ''))).toEqual([]);
  });

  it('were made from the packages that are installed', () => {
    const { madeFrom } = JSON.parse(readFileSync(new URL('./gazetteer.json', import.meta.url), 'utf8')) as {
      madeFrom: Record<string, string>;
    };
    for (const [name, version] of Object.entries(madeFrom)) {
      const installed = JSON.parse(
        readFileSync(new URL(`../../../../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
      ) as { version: string };
      expect({ name, version: installed.version }).toEqual({ name, version });
    }
  });

  it('name their source and its licence', () => {
    const text = readFileSync(new URL('./other-names.json', import.meta.url), 'utf8').slice(0, 1_000);
    expect(text).toContain('GeoNames');
    expect(text).toContain('Creative Commons Attribution 4.0');
  });
});

describe('the reviewed files', () => {
  it('name only countries, states and cities of the gazetteer', () => {
    expect(() => new Gazetteer()).not.toThrow();
    expect(Object.keys(countryNotes).filter((code) => !gazetteer().countries.has(code))).toEqual([]);
    expect(Object.keys(regionNotes).filter((code) => !gazetteer().regions.has(code))).toEqual([]);
    expect(
      Object.values(supranationals).flatMap(({ members }) =>
        members.filter((code) => !gazetteer().countries.has(code)),
      ),
    ).toEqual([]);
  });

  it('give no city the same spelling twice', () => {
    const doubles = Object.entries(cityNotes).filter(
      ([, { aliases = [] }]) => new Set(aliases).size !== aliases.length,
    );
    expect(doubles.map(([reference]) => reference)).toEqual([]);
  });

  it('name every country of the world', () => {
    expect(gazetteer().countries.size).toBe(250);
  });
});

describe('Gazetteer', () => {
  const ids = (key: string): string[] =>
    gazetteer()
      .find(key)
      .map(({ entity }) => `${entity.kind} ${entity.name} ${entity.country ?? ''}`);

  it.each(['bengaluru', 'bangalore', 'ಬೆಂಗಳೂರು'])('finds Bengaluru by its English, local and old name: %s', (name) => {
    expect(ids(placeKey(name))).toContain('city Bengaluru IN');
  });

  it('finds all meanings of a name', () => {
    expect(ids('georgia')).toEqual(expect.arrayContaining(['region Georgia US', 'country Georgia GE']));
    expect(ids('ca')).toEqual(expect.arrayContaining(['region California US', 'country Canada CA']));
  });

  it('finds names in other languages only on request', () => {
    expect(ids('pechino')).toEqual(['city Beijing CN']);
    expect(gazetteer().find('lontoo')).toEqual([]);
    expect(gazetteer().findAnywhere('lontoo')[0]?.entity.name).toBe('London');
  });

  it('counts the people around a large city with it, and connects a suburb with it', () => {
    const [oakland] = gazetteer().find('oakland');
    expect(gazetteer().byId(oakland?.entity.metro ?? '')?.name).toBe('San Francisco');
  });

  it('does not call a province by the name of the city in it', () => {
    expect(ids('buenos aires')).not.toContain('region Buenos Aires Province AR');
  });

  it('knows the beginnings of names', () => {
    expect(gazetteer().hasBeginning('new')).toBe(true);
    expect(gazetteer().hasBeginning('san jose costa')).toBe(true);
    expect(gazetteer().hasBeginning('kubernetes')).toBe(false);
  });
});
