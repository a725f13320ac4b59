import { describe, expect, it } from '@jest/globals';
import { type Place } from '../../domain/job-requirement.js';
import { spellingsFor } from './search-spellings.js';

const place = (city: string | null, region: string | null, country: string | null): Place => ({
  text: '',
  city,
  region,
  country,
});

describe('spellingsFor', () => {
  it('returns the English name first, then the local name', () => {
    expect(spellingsFor(place('Munich', 'Bavaria', 'DE'), 'city').slice(0, 2)).toEqual(['Munich', 'München']);
    expect(spellingsFor(place('Bengaluru', 'Karnataka', 'IN'), 'city').slice(0, 2)).toEqual(['Bengaluru', 'Bangalore']);
    expect(spellingsFor(place(null, null, 'DE'), 'country').slice(0, 2)).toEqual(['Germany', 'Deutschland']);
  });

  it('returns the name of a state and not its two letters', () => {
    expect(spellingsFor(place('Austin', 'Texas', 'US'), 'region')).toContain('Texas');
    expect(spellingsFor(place('Austin', 'Texas', 'US'), 'region')).not.toContain('TX');
  });

  it('leaves out spellings that are too short for a search', () => {
    const all = [
      spellingsFor(place('Los Angeles', 'California', 'US'), 'city'),
      spellingsFor(place(null, null, 'GB'), 'country'),
    ].flat();
    expect(all.filter((spelling) => spelling.length < 3)).toEqual([]);
  });

  it.each([
    ['New York', 'US'],
    ['San Francisco', 'US'],
    ['London', 'GB'],
  ])('returns at most six spellings of %s, and none twice', (city, country) => {
    const spellings = spellingsFor(place(city, null, country), 'city').map((spelling) => spelling.toLowerCase());
    expect(spellings).toEqual([...new Set(spellings)].slice(0, 6));
  });

  it('returns an unknown name unchanged', () => {
    expect(spellingsFor(place('Tinytown', null, 'US'), 'city')).toEqual(['Tinytown']);
  });

  it.each(['city', 'region', 'country'] as const)('returns nothing if the place has no %s', (level) => {
    expect(spellingsFor(place(null, null, null), level)).toEqual([]);
  });
});
