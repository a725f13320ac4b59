import { readWordLists } from './word-lists.js';

type WordList = 'remote' | 'jokes' | 'ignored' | 'formerly' | 'currently' | 'streets';

/** Words around places in profiles, by what they say; location-words.json has a line about each list. */
export const locationWords = readWordLists<WordList>('./location-words.json');
