import { describe, expect, it } from '@jest/globals';
import { plainWords } from '../../../../knowledge/text/phrase-matcher.js';
import { clausesOf } from './clauses.js';

const formsOf = (text: string): [string, string][] =>
  clausesOf({ text, words: plainWords(text) }).map(({ words, form }) => [words, form]);

describe('clausesOf', () => {
  it('splits a sentence at commas and conjunctions', () => {
    expect(formsOf('The role is remote, and the team has an office but it is small.')).toEqual([
      ['the role is remote', 'statement'],
      ['and the team has an office', 'statement'],
      ['but it is small', 'statement'],
    ]);
  });

  it('says where a clause starts', () => {
    const text = 'It is remote, mostly.';
    const clauses = clausesOf({ text, words: plainWords(text) });
    expect(clauses.map(({ text: part, start }) => text.startsWith(part, start))).toEqual([true, true]);
  });

  it.each([
    ['Would you like to see the posting?', 'question'],
    ['Darf ich Ihnen die Anzeige schicken?', 'question'],
    ['If you are in Berlin', 'open'],
    ['The team may move.', 'open'],
    ['No rush at all.', 'denial'],
    ['I have not read the code.', 'denial'],
    ['The team is in Berlin.', 'statement'],
    ['The company has no office.', 'statement'],
  ])('reads "%s" as a %s', (text, form) => {
    expect(formsOf(text).map(([, found]) => found)).toEqual([form]);
  });

  it('does not let a question at the end excuse a statement before it', () => {
    expect(formsOf('The office is in Graz, is that near?').map(([, form]) => form)).toEqual(['statement', 'question']);
  });
});
