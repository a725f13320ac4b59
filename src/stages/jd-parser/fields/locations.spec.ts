import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

function places(text: string): string[] {
  const { locations } = parseJobDescription(`Go Developer\n${text}\n\nRequirements\n- Go`);
  return locations.map(({ city, region, country }) => [city ?? region, country].filter(Boolean).join('/'));
}

describe('places of work', () => {
  it.each([
    ['Location: Dallas, TX', ['Dallas/US']],
    ['Location: Milan', ['Milan/IT']],
    ['Location: United States', ['US']],
    ['Location: Remote', []],
    ['Location: Bangalore', ['Bengaluru/IN']],
    ['\nWe are open to remote candidates in the US and Canada.', ['US', 'CA']],
    ['\nYou can work remotely from anywhere in Europe.', ['Europe']],
    ['Location: Paris, TX', ['Paris/US']],
    ['Acme | Full-time | SF In-Person', ['San Francisco/US']],
    ['Location: Athens, Greece', ['Athens/GR']],
  ])('are read from %j', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it.each([
    '\nWe are headquartered in Paris and have customers in Spain and Italy.',
    '\nYou overlap with US Eastern hours and the Pacific time zone.',
    '\nAcme is a consulting company based in New York City.',
    '\nOur team members in Germany, Spain and Japan like bread.',
  ])('do not include other places: %j', (text) => {
    expect(places(text)).toEqual([]);
  });

  it('do not include a list of countries all over the world', () => {
    const countries =
      'Germany, France, Spain, Italy, Poland, Portugal, Greece, Austria, Sweden, Norway, Finland and Denmark';
    expect(places(`\nWe can hire in ${countries}.`)).toEqual([]);
  });

  it('are countries if they stand in a list of country codes', () => {
    expect(places('Preferred locations: #US; #AR; #CA; #EU')).toEqual(['US', 'AR', 'CA', 'European Union']);
  });

  it('of the same name are decided by the other places of the posting', () => {
    expect(places('Location: Georgia\n\nOur office in Atlanta, Georgia is a short walk from the park.')).toEqual([
      'Georgia/US',
      'Atlanta/US',
    ]);
  });

  it('come with a warning if nothing decides between places of the same name', () => {
    const { warnings } = parseJobDescription('Go Developer\nLocation: Georgia\n\nRequirements\n- Go');
    expect(warnings.join(' ')).toMatch(/Georgia.*may also be/);
  });

  it('come with a warning if the given location is unknown', () => {
    const { warnings } = parseJobDescription('Go Developer\n\nRequirements\n- Go', 'Xyzzyville');
    expect(warnings.join(' ')).toContain('Xyzzyville');
  });
});
