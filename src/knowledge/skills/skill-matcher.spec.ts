import { describe, expect, it } from '@jest/globals';
import { findSkills } from './skill-matcher.js';
import { AS_SKILL, AS_WORD } from './testing/ambiguous-sentences.js';

const namesIn = (text: string): string[] => findSkills(text).map((mention) => mention.entry.name);

describe('a word that is a skill in one sentence and none in another', () => {
  it.each(AS_SKILL)('%j names %s', (text, name) => {
    expect(namesIn(text)).toContain(name);
  });

  it.each(AS_WORD)('%j does not name %s', (text, name) => {
    expect(namesIn(text)).not.toContain(name);
  });
});
