import { readFileSync } from 'node:fs';
import { placeKey } from './gazetteer/place-key.js';

type WordList = 'remote' | 'jokes' | 'ignored' | 'formerly' | 'currently' | 'streets';

const file = JSON.parse(readFileSync(new URL('./location-words.json', import.meta.url), 'utf8')) as Record<WordList, { words: string[] }>;
const toSet = (list: WordList): ReadonlySet<string> => new Set(file[list].words.map(placeKey));

/** Words around places in profiles, by what they say; location-words.json has a line about each list. All as `placeKey` makes them. */
export const locationWords: Readonly<Record<WordList, ReadonlySet<string>>> = {
  remote: toSet('remote'),
  jokes: toSet('jokes'),
  ignored: toSet('ignored'),
  formerly: toSet('formerly'),
  currently: toSet('currently'),
  streets: toSet('streets'),
};
