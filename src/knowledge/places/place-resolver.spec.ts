import { describe, expect, it } from '@jest/globals';
import {
  comparePlaces,
  countriesOf,
  countryName,
  findPlaces,
  resolveLocation,
  searchSpellings,
} from './place-resolver.js';

describe('the functions for places', () => {
  it('read a profile, find the place in a posting, and recognise that they are the same', () => {
    const { place } = resolveLocation('Мюнхен');
    const [wanted] = findPlaces('The role is based in Munich, Germany.');
    expect(wanted).toBeDefined();
    expect(comparePlaces(place, wanted?.place ?? { text: '', city: null, region: null, country: null })).toBe(
      'same-city',
    );
  });

  it('name countries by their codes', () => {
    expect(['US', 'gb', 'TR', 'CZ', 'TW', 'KR'].map(countryName)).toEqual([
      'United States',
      'United Kingdom',
      'Türkiye',
      'Czechia',
      'Taiwan',
      'South Korea',
    ]);
  });

  it('return an unknown code unchanged', () => {
    expect(countryName('ZZ')).toBe('ZZ');
  });

  it('list the countries of a group', () => {
    expect(countriesOf('Benelux')).toEqual(['BE', 'NL', 'LU']);
  });

  it('never search for "remote"', () => {
    const { place } = resolveLocation('Remote (Portugal)');
    expect(place).not.toBeNull();
    expect(searchSpellings(place ?? { text: '', city: null, region: null, country: null }, 'country')).not.toContain(
      'Remote',
    );
  });
});
