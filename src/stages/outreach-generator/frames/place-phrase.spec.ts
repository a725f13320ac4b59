import { describe, expect, it } from '@jest/globals';
import { requirement } from '../../../../test/support/outreach-candidates.js';
import { type JobRequirement, type Place } from '../../../domain/job-requirement.js';
import { placePhrase } from './place-phrase.js';

const place = (changes: Partial<Place>): Place => ({ text: '', city: null, region: null, country: null, ...changes });

describe('placePhrase', () => {
  it.each<[string, Partial<JobRequirement>, string]>([
    ['a city', { remote: null, locations: [place({ city: 'Lyon', country: 'FR' })] }, ' in Lyon'],
    ['a city and a mode', { remote: 'hybrid', locations: [place({ city: 'Lyon' })] }, ' in Lyon (hybrid)'],
    ['a country', { remote: null, locations: [place({ country: 'NO' })] }, ' in Norway'],
    ['a country with an article', { remote: null, locations: [place({ country: 'US' })] }, ' in the United States'],
    ['a region', { remote: 'remote', locations: [place({ region: 'Europe' })] }, ' in Europe (remote)'],
    ['a mode alone', { remote: 'onsite', locations: [] }, ' (on site)'],
    [
      'several places',
      { remote: 'remote', locations: [place({ city: 'Lyon' }), place({ city: 'Oslo' })] },
      ' (remote)',
    ],
    ['nothing', { remote: null, locations: [] }, ''],
    ['a name without end', { remote: null, locations: [place({ city: 'x'.repeat(60) })] }, ''],
  ])('says %s', (_name, changes, text) => {
    expect(placePhrase(requirement(changes))).toBe(text);
  });
});
