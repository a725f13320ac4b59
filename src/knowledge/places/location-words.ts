import { readWordLists } from './word-lists.js';

type WordList = 'remote' | 'jokes' | 'ignored' | 'formerly' | 'left' | 'currently' | 'streets';

/** Words around places in profiles, by meaning. location-words.json describes each list in one line. */
export const locationWords = readWordLists<WordList>('./location-words.json');
