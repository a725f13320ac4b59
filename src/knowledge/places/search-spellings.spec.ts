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

  it('returns at most six spellings, and none twice', () => {
    for (const city of ['New York', 'San Francisco', 'London']) {
      const spellings = spellingsFor(place(city, null, city === 'London' ? 'GB' : 'US'), 'city');
      expect(spellings.length).toBeLessThanOrEqual(6);
      expect(new Set(spellings.map((spelling) => spelling.toLowerCase())).size).toBe(spellings.length);
    }
  });

  it('returns an unknown name unchanged', () => {
    expect(spellingsFor(place('Tinytown', null, 'US'), 'city')).toEqual(['Tinytown']);
  });

  it.each(['city', 'region', 'country'] as const)('returns nothing if the place has no %s', (level) => {
    expect(spellingsFor(place(null, null, null), level)).toEqual([]);
  });
});
