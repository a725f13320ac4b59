import { describe, expect, it } from '@jest/globals';
import { type Place } from '../../domain/job-requirement.js';
import { membersOf, relatePlaces } from './place-relation.js';

const place = (city: string | null, region: string | null, country: string | null): Place => ({
  text: '',
  city,
  region,
  country,
});
const berlin = place('Berlin', 'Berlin', 'DE');
const europe = place(null, 'Europe', null);

describe('relatePlaces', () => {
  it.each([
    ['the same city', berlin, berlin, 'same-city'],
    [
      'a suburb of the wanted city',
      place('Oakland', 'California', 'US'),
      place('San Francisco', 'California', 'US'),
      'same-city',
    ],
    [
      'a borough written with its own name',
      place('Brooklyn', 'New York', 'US'),
      place('New York', 'New York', 'US'),
      'same-city',
    ],
    [
      'a city that a person spelt otherwise',
      place('Munich', 'Bavaria', 'DE'),
      place('München', null, 'DE'),
      'same-city',
    ],
    [
      'another city of the state',
      place('San Diego', 'California', 'US'),
      place('San Francisco', 'California', 'US'),
      'same-region',
    ],
    ['a city in the wanted state', place('Austin', 'Texas', 'US'), place(null, 'Texas', 'US'), 'same-region'],
    [
      'a namesake in another state',
      place('Portland', 'Maine', 'US'),
      place('Portland', 'Oregon', 'US'),
      'same-country',
    ],
    ['a city in the wanted country', berlin, place(null, null, 'DE'), 'same-country'],
    ['a country next door', place('Vienna', 'Vienna', 'AT'), berlin, 'same-supranational'],
    ['a city in the wanted group of countries', berlin, place(null, 'EMEA', null), 'same-supranational'],
    ['a namesake in another country', place('Athens', 'Georgia', 'US'), place('Athens', 'Attica', 'GR'), 'elsewhere'],
    [
      'a city outside the wanted group of countries',
      place('Lagos', 'Lagos', 'NG'),
      place(null, 'European Union', null),
      'elsewhere',
    ],
    ['a group of countries that has not the wanted one', place(null, 'LATAM', null), berlin, 'elsewhere'],
    ['a group of countries that has the wanted one', europe, berlin, 'unknown'],
    ['a group within the wanted one', place(null, 'DACH', null), europe, 'same-supranational'],
    ['no place', null, berlin, 'unknown'],
    ['a place that says nothing', place(null, null, null), berlin, 'unknown'],
    ['no wanted place', berlin, place(null, null, null), 'unknown'],
    ['a wanted group that nobody knows', berlin, place(null, 'Middle-earth', null), 'unknown'],
  ])('compares %s', (_, candidate, wanted, relation) => {
    expect(relatePlaces(candidate, wanted)).toBe(relation);
  });
});

describe('membersOf', () => {
  it.each([
    ['EU', 27],
    ['European Union', 27],
    ['DACH', 4],
    ['Benelux', 3],
    ['Baltics', 3],
  ])('knows the countries of %s', (name, count) => {
    expect(membersOf(name)).toHaveLength(count);
  });

  it.each(['EMEA', 'LATAM', 'Nordics', 'APAC', 'MENA', 'CEE'])('knows %s', (name) => {
    expect(membersOf(name).length).toBeGreaterThan(3);
  });

  it.each(['', 'Germany', 'Middle-earth'])('returns none for "%s"', (name) => {
    expect(membersOf(name)).toEqual([]);
  });
});
