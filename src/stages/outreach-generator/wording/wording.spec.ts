import { describe, expect, it } from '@jest/globals';
import { fill, WORDING, wordingOf } from './wording.js';

const grammar = {
  hello: ['Hi {name}', '[Hello|Good day] {name}', '{name^} it is', 'A long way of saying hello to {name}'],
};

describe('wordingOf', () => {
  it('gives each variant of a seed another wording, as far as there are wordings', () => {
    const texts = [0, 1, 2, 3].map((variant) =>
      wordingOf(grammar, 'hello', { name: 'ana' }, { seed: 's', variant, attempt: 0 }).replace('Hello', 'Good day'),
    );
    expect(new Set(texts).size).toBe(4);
  });

  it('gives the shortest where it is asked for', () => {
    expect(wordingOf(grammar, 'hello', { name: 'ana' }, { seed: 's', variant: 0, attempt: 0, shortest: true })).toBe(
      'Hi ana',
    );
  });

  it('fails for a slot that is not there', () => {
    expect(() => wordingOf(grammar, 'bye', {}, { seed: 's', variant: 0, attempt: 0 })).toThrow('bye');
  });
});

describe('fill', () => {
  it('begins with a capital where that is asked for', () => {
    expect(fill('{name^} and {name}', { name: 'ana' })).toBe('Ana and ana');
  });

  it('leaves no gap where a filling is empty', () => {
    expect(fill('a {role} role {place}, now', { role: '', place: '' })).toBe('a role, now');
  });

  it('fails where something is not given', () => {
    expect(() => fill('{name}', {})).toThrow('name');
  });
});

describe('the wordings', () => {
  it('have no slot with the same wording twice', () => {
    for (const part of Object.values(WORDING)) {
      if (typeof part === 'string') continue;
      for (const variants of Object.values(part)) expect([...new Set(variants)]).toEqual([...variants]);
    }
  });
});
