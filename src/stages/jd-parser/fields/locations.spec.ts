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
    ['Location: Athens, Greece', ['Athens/GR']],
  ])('%j', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it.each([
    '\nWe are headquartered in Paris and have customers in Spain and Italy.',
    '\nYou overlap with US Eastern hours and the Pacific time zone.',
    '\nAcme is a consulting company based in New York City.',
    '\nOur team members in Germany, Spain and Japan like bread.',
  ])('leaves other places out: %j', (text) => {
    expect(places(text)).toEqual([]);
  });

  it('leaves out a list of countries all over the world', () => {
    const countries =
      'Germany, France, Spain, Italy, Poland, Portugal, Greece, Austria, Sweden, Norway, Finland and Denmark';
    expect(places(`\nWe can hire in ${countries}.`)).toEqual([]);
  });

  it('reads codes of countries beside each other as countries', () => {
    expect(places('Preferred locations: #US; #AR; #CA; #EU')).toEqual(['US', 'AR', 'CA', 'European Union']);
  });

  it('decides a homonym by the other places of the posting', () => {
    expect(places('Location: Georgia\n\nOur office in Atlanta, Georgia is a short walk from the park.')).toEqual([
      'Georgia/US',
      'Atlanta/US',
    ]);
  });

  it('says so where nothing decides', () => {
    const { warnings } = parseJobDescription('Go Developer\nLocation: Georgia\n\nRequirements\n- Go');
    expect(warnings.join(' ')).toMatch(/Georgia.*may also be/);
  });

  it('reports a given location that is not known', () => {
    const { warnings } = parseJobDescription('Go Developer\n\nRequirements\n- Go', 'Xyzzyville');
    expect(warnings.join(' ')).toContain('Xyzzyville');
  });
});
