import { describe, expect, it } from '@jest/globals';
import {
  comparePlaces,
  countriesOf,
  countryName,
  findPlaces,
  resolveLocation,
  searchSpellings,
} from './place-resolver.js';

describe('the room of places', () => {
  it('reads a profile, finds the place in a posting, and knows that they are the same', () => {
    const { place } = resolveLocation('Мюнхен');
    const [wanted] = findPlaces('The role is based in Munich, Germany.');
    expect(wanted).toBeDefined();
    expect(comparePlaces(place, wanted?.place ?? { text: '', city: null, region: null, country: null })).toBe(
      'same-city',
    );
  });

  it('names countries by their codes', () => {
    expect(['US', 'gb', 'TR', 'CZ', 'TW', 'KR'].map(countryName)).toEqual([
      'United States',
      'United Kingdom',
      'Türkiye',
      'Czechia',
      'Taiwan',
      'South Korea',
    ]);
  });

  it('gives back a code that it does not know', () => {
    expect(countryName('ZZ')).toBe('ZZ');
  });

  it('lists the countries of a group', () => {
    expect(countriesOf('Benelux')).toEqual(['BE', 'NL', 'LU']);
  });

  it('never searches by "remote"', () => {
    const { place } = resolveLocation('Remote (Portugal)');
    expect(place).not.toBeNull();
    expect(searchSpellings(place ?? { text: '', city: null, region: null, country: null }, 'country')).not.toContain(
      'Remote',
    );
  });
});
