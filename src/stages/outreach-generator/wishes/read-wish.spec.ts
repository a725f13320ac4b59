import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { declinedIn } from '../wording/respect.js';
import { readWish } from './read-wish.js';

interface Labelled {
  language: string;
  wish: 'no-contact' | 'unsure' | 'none';
  text: string;
}

function corpus(name: string): Labelled[] {
  const file = new URL(`../../../../test/data/outreach/wishes/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { texts: Labelled[] }).texts;
}

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ru', 'zh', 'ja', 'ko'];

describe.each(['labelled', 'first-look'])('of the %s lines', (name) => {
  const texts = corpus(name);
  const missed = (wish: Labelled['wish']): string[] =>
    texts.filter((one) => one.wish === wish && declinedIn(one.text) === null).map(({ text }) => text);

  it('every language has some that refuse and some that do not', () => {
    for (const language of LANGUAGES) {
      const wishes = texts.filter((one) => one.language === language).map(({ wish }) => wish);
      expect(wishes).toEqual(expect.arrayContaining(['no-contact', 'none', 'unsure']));
    }
  });

  it('at least 97 % of the refusals are heard', () => {
    const refusals = texts.filter(({ wish }) => wish === 'no-contact');
    expect(refusals.length).toBeGreaterThan(80);
    expect(missed('no-contact').slice(Math.floor(refusals.length * 0.03))).toEqual([]);
  });

  it('every unclear wish is held', () => {
    expect(missed('unsure')).toEqual([]);
  });

  it('at most 1 % of the others are held', () => {
    const others = texts.filter(({ wish }) => wish === 'none');
    const held = others.filter(({ text }) => declinedIn(text) !== null).map(({ text }) => text);
    expect(held.slice(Math.floor(others.length * 0.01))).toEqual([]);
  });
});

describe('a wish', () => {
  it.each([
    ['a negation with recruiters', 'No recruiters', 'no-contact'],
    ['a negation with job mail', 'Please send no vacancies', 'no-contact'],
    ['a negation, a verb of contact and a job', 'Do not mail me about a role', 'no-contact'],
    ['a consequence for recruiters', 'Recruiters get blocked', 'no-contact'],
    ['a consequence for messages about jobs', 'Anything about jobs is discarded', 'no-contact'],
    ['a phrase that refuses by itself', 'Leave me alone', 'no-contact'],
    ['a refusal in the clause after recruiters', 'Recruiters: no thanks', 'no-contact'],
    ['a refusal in the sentence after a question', 'Got a job for me? Keep it.', 'no-contact'],
    ['a relative clause', 'Ich blockiere alle, die mir Jobangebote schicken', 'no-contact'],
    ['recruiters with a condition', 'Recruiters: only with salary', 'none'],
    ['recruiters with a condition in the clause', 'Recruiters only with a salary range', 'unsure'],
    ['a question about recruiters', 'Recruiters welcome?', 'unsure'],
    ['no search', 'Not looking for work', 'unsure'],
    ['a negated consequence', 'I do not block recruiters', 'welcome'],
    ['a welcome', 'Recruiters welcome', 'welcome'],
    ['a harmless phrase', 'I am not a recruiter', 'none'],
    ['a consequence without recruiters', 'Spam gets deleted', 'none'],
    ['a negation without recruiters', 'No cookies', 'none'],
    ['recruiters without a negation', 'I write software for recruiters', 'none'],
    ['a word within a word', 'Bring details, recruiters', 'none'],
    ['characters without blanks', '猎头请勿联系', 'no-contact'],
  ])('is read from %s', (_name, text, wish) => {
    expect(readWish(text).wish).toBe(wish);
  });

  it('is given with the language and the words of its clause', () => {
    expect(readWish('Compilers. Recruiter-Mails werden gelöscht!')).toEqual({
      wish: 'no-contact',
      language: 'de',
      text: 'recruiter mails werden geloscht',
    });
  });

  it('is not read past 4,000 characters', () => {
    expect(readWish(`${'x '.repeat(2000)}. No recruiters`).wish).toBe('none');
  });
});
