import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { scanPlaces } from './place-scanner.js';

interface Row {
  readonly sentence: string;
  readonly places: readonly {
    readonly text: string;
    readonly city: string | null;
    readonly region: string | null;
    readonly country: string | null;
  }[];
}

const rows = JSON.parse(readFileSync(new URL('../../../test/data/places-text.json', import.meta.url), 'utf8')) as Row[];

describe('places in sentences of postings', () => {
  it.each(rows.map((row) => [row.sentence, row.places] as const))('are found in %j', (sentence, places) => {
    expect(scanPlaces(sentence).map(({ place }) => place)).toEqual(places);
  });

  it('are in many test sentences, a third of which name none', () => {
    expect(rows.length).toBeGreaterThanOrEqual(100);
    expect(rows.filter(({ places }) => places.length === 0).length).toBeGreaterThanOrEqual(30);
  });
});

describe('a mention', () => {
  it('has the exact offsets of its words', () => {
    const text = 'Büro in München 🥨, and one in San Jose, Costa Rica.';
    expect(scanPlaces(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'München',
      'San Jose, Costa Rica',
    ]);
  });

  it('has the other readings if a name has several', () => {
    const [mention] = scanPlaces('We are based in Cambridge.');
    expect(mention?.alternatives.length).toBeGreaterThan(0);
    expect(mention?.confidence).toBeLessThan(0.5);
  });

  it('is decided by the other places of the posting', () => {
    const [mention] = scanPlaces(
      'We are based in Cambridge.\nYou are entitled to work in the United Kingdom and travel to London.',
    );
    expect(mention?.place).toMatchObject({ city: 'Cambridge', country: 'GB' });
  });

  it('has the kind of place', () => {
    expect(scanPlaces('Berlin, or Bavaria, or Austria, or the EU').map(({ kind }) => kind)).toEqual([
      'city',
      'region',
      'country',
      'supranational',
    ]);
  });

  it('has more confidence after a word that points to a place', () => {
    const confidence = (text: string): number => scanPlaces(text)[0]?.confidence ?? 0;
    expect(confidence('based in Berlin')).toBeGreaterThan(confidence('we like Berlin'));
  });
});

describe('hostile text', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' '.repeat(50_000)],
    ['commas', ','.repeat(50_000)],
    ['letters without a blank', 'x'.repeat(50_000)],
    ['one language ten thousand times', 'Java '.repeat(10_000)],
    ['abbreviations', 'A.'.repeat(25_000)],
    ['brackets', '(['.repeat(25_000)],
  ])('of %s names no place', (_, text) => {
    expect(scanPlaces(text)).toEqual([]);
  });

  it('with one city six thousand times is read completely', () => {
    expect(scanPlaces('Berlin, '.repeat(6_000))).toHaveLength(6_000);
  });

  it('never makes the scanner throw, return offsets outside the text, or change its result', () => {
    assert(
      property(
        array(oneof(string({ unit: 'binary' }), constantFrom(...rows.map(({ sentence }) => sentence))), {
          maxLength: 5,
        }),
        (parts) => {
          const text = parts.join('\n');
          const mentions = scanPlaces(text);
          expect(mentions).toEqual(scanPlaces(text));
          for (const { start, end, text: words } of mentions) expect(text.slice(start, end)).toBe(words);
        },
      ),
      { numRuns: 200 },
    );
  });
});
