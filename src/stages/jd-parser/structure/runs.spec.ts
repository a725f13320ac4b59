import { describe, expect, it } from '@jest/globals';
import { readPosting } from '../posting.js';
import { findInSpans, runsWithout } from './runs.js';

const POSTING = readPosting('Go Developer\n\nRequirements\n- Go\n- Rust\n\nBenefits\n- Fruit\n\nNice to have\n- Zig');

describe('searching parts of a posting', () => {
  it('joins neighbouring blocks and leaves the others out', () => {
    const parts = runsWithout(POSTING.blocks, new Set(['benefits'])).map(({ start, end }) =>
      POSTING.text.slice(start, end),
    );
    expect(parts).toEqual(['Go Developer\n\nRequirements\n- Go\n- Rust', 'Nice to have\n- Zig']);
  });

  it('returns offsets in the whole text', () => {
    const find = (part: string) =>
      [...part.matchAll(/Zig|Rust/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
    const found = findInSpans(POSTING.text, runsWithout(POSTING.blocks, new Set(['benefits'])), find);
    expect(found.map(({ start, end }) => POSTING.text.slice(start, end))).toEqual(['Rust', 'Zig']);
  });
});
