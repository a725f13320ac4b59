import { readFileSync } from 'node:fs';
import { placeKey } from './gazetteer/place-key.js';

type WordList = 'ordinary' | 'standalone' | 'codes' | 'smallWords' | 'places' | 'cuesBefore' | 'cuesAfter' | 'weakCues' | 'labels' | 'organisationBefore' | 'organisationAfter';

const file = JSON.parse(readFileSync(new URL('./text-words.json', import.meta.url), 'utf8')) as Record<WordList, { words: string[] }>;
const toSet = (list: WordList): ReadonlySet<string> => new Set(file[list].words.map(placeKey));

/** Words around places in running text, by what they say; text-words.json has a line about each list. All as `placeKey` makes them. */
export const textWords: Readonly<Record<WordList, ReadonlySet<string>>> = {
  ordinary: toSet('ordinary'),
  standalone: toSet('standalone'),
  codes: toSet('codes'),
  smallWords: toSet('smallWords'),
  places: toSet('places'),
  cuesBefore: toSet('cuesBefore'),
  cuesAfter: toSet('cuesAfter'),
  weakCues: toSet('weakCues'),
  labels: toSet('labels'),
  organisationBefore: toSet('organisationBefore'),
  organisationAfter: toSet('organisationAfter'),
};
