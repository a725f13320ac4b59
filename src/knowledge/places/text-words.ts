import { readWordLists } from './word-lists.js';

type WordList =
  | 'ordinary'
  | 'standalone'
  | 'codes'
  | 'smallWords'
  | 'places'
  | 'cuesBefore'
  | 'cuesAfter'
  | 'weakCues'
  | 'labels'
  | 'organisationBefore'
  | 'organisationAfter';

/** Words around places in running text, by what they say; text-words.json has a line about each list. */
export const textWords = readWordLists<WordList>('./text-words.json');
