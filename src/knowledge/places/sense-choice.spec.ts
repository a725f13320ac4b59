import { describe, expect, it } from '@jest/globals';
import { gazetteer } from './gazetteer/gazetteer.js';
import { placeKey } from './gazetteer/place-key.js';
import { chooseSenses } from './sense-choice.js';

/** Reads names as if they stood in one text; `/` opens a new group. */
function choose(...names: string[]): ReturnType<typeof chooseSenses> {
  let group = 0;
  return chooseSenses(
    names.map((name) => {
      if (name.startsWith('/')) group++;
      const text = name.replace('/', '');
      return { text, senses: gazetteer().findAnywhere(placeKey(text)), part: 0, group, afterComma: false, tense: null };
    }),
  );
}

const ids = (...names: string[]): string[] =>
  choose(...names).map(({ sense }) => `${sense.entity.name} ${sense.entity.region ?? sense.entity.country ?? ''}`);

describe('chooseSenses', () => {
  it.each([
    ['a state decides between cities of one name', ['Athens', 'GA'], ['Athens US.GA', 'Georgia US.GA']],
    [
      'a city decides between a state and a country of one name',
      ['Tbilisi', 'Georgia'],
      ['Tbilisi GE.51', 'Georgia GE'],
    ],
    [
      'a country decides between states of one abbreviation',
      ['Perth', 'WA', 'Australia'],
      ['Perth AU.08', 'Western Australia AU.08', 'Australia AU'],
    ],
    ['a group of countries decides', ['Georgia', 'Europe'], ['Georgia GE', 'Europe ']],
    ['a city beside it decides', ['Cambridge', 'Boston'], ['Cambridge US.MA', 'Boston US.MA']],
    ['nothing but size decides', ['Paris'], ['Paris FR.11']],
    ['the city comes before its state of one name', ['São Paulo'], ['São Paulo BR.27']],
    [
      'a state among states is a state',
      ['California', 'Washington', 'Colorado'],
      ['California US.CA', 'Washington US.WA', 'Colorado US.CO'],
    ],
  ])('chooses: %s', (_, names, expected) => {
    expect(ids(...names)).toEqual(expected);
  });

  it('knows that the text said where the place lies', () => {
    expect(choose('Portland', 'ME')[0]).toMatchObject({ qualified: true, rivals: [] });
    expect(choose('Portland')[0]).toMatchObject({ qualified: false });
  });

  it('returns the rivals, most likely first, if nothing decides', () => {
    const [choice] = choose('Georgia');
    expect(choice?.rivals.length).toBeGreaterThan(0);
    expect(choice?.lead).toBeLessThan(0.5);
  });

  it('treats a country and a state in two groups as two places', () => {
    expect(ids('US', '/CA')[1]).not.toBe(ids('CA', 'US')[0]);
  });
});
