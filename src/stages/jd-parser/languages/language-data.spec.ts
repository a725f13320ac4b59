import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { languageOf, READ_LANGUAGES } from './language-data.js';

interface File {
  code: string;
  headings: Record<string, string>;
  phrases: Record<string, Record<string, string>>;
}

function fileOf(code: string): File {
  return JSON.parse(readFileSync(new URL(`./data/${code}.json`, import.meta.url), 'utf8')) as File;
}

function phrasesOf(group: Record<string, string>): string[] {
  return Object.values(group).flatMap((phrases) => phrases.split(' | '));
}

/** Phrases without which a language cannot be read. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  grammar: ['and', 'or', 'with', 'for', 'we', 'you', 'our', 'your', 'not', 'such as', 'e.g.', 'or similar'],
  asking: ['experience', 'knowledge', 'strong', 'required', 'we are looking for', 'is looking for'],
  wishes: ['a plus', 'ideally', 'preferably', 'desirable', 'not mandatory'],
  negation: ['not required', 'no need for', 'we do not use', 'instead of'],
  years: ['years', 'at least', 'more than', 'or more', 'for more than'],
  work: ['full-time position', 'part-time position', 'permanent position', 'internship', 'fully remote', 'on site'],
  pay: ['salary', 'gross', 'per year', 'per month', 'per hour'],
  roles: ['developer', 'software developer', 'engineer', 'architect', 'tester', 'junior'],
};

describe.each(READ_LANGUAGES)('the file of the language %s', (code) => {
  const file = fileOf(code);

  it('has the code of its name', () => {
    expect(file.code).toBe(code);
    expect(languageOf(code)?.code).toBe(code);
  });

  it('gives each phrase one meaning', () => {
    const phrases = Object.values(file.phrases).flatMap(phrasesOf);
    const twice = [phrases, phrasesOf(file.headings)].flatMap((all) =>
      all.filter((phrase, index) => all.indexOf(phrase) !== index),
    );
    expect(twice).toEqual([]);
  });

  it('has neither empty phrases nor signs that are not part of one', () => {
    const all = [...Object.values(file.phrases).flatMap(phrasesOf), ...phrasesOf(file.headings)];
    expect(all.filter((phrase) => phrase !== phrase.trim() || phrase === '' || /[|;:"]/.test(phrase))).toEqual([]);
  });

  it('has the phrases without which a posting cannot be read', () => {
    const missing = Object.entries(NEEDED).flatMap(([topic, english]) =>
      english.filter((phrase) => file.phrases[topic]?.[phrase] === undefined).map((phrase) => `${topic}: ${phrase}`),
    );
    expect(missing).toEqual([]);
  });

  it('has headings for each part of a posting', () => {
    const parts = ['Requirements', 'Nice to have', 'Responsibilities', 'About us', 'What we offer', 'How to apply'];
    expect(parts.filter((part) => file.headings[part] === undefined)).toEqual([]);
  });
});
