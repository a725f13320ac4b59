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
  | 'termsAfter'
  | 'technologies'
  | 'organisationBefore'
  | 'organisationAfter';

/** Words around places in running text, by meaning. text-words.json describes each list in one line. */
export const textWords = readWordLists<WordList>('./text-words.json');
