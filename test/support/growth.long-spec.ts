import { describe, expect, it } from '@jest/globals';
import { growth, MOST_GROWTH, repeated } from './growth.js';

describe('the measured growth of a reader', () => {
  it('is too much for an expression that goes back over all spaces from each of them', () => {
    expect(growth((text) => / +x/.test(text), repeated(' '), 8 * 1024)).toBeGreaterThan(MOST_GROWTH);
  });

  it('is in step for one pass over the text', () => {
    expect(growth((text) => text.split(' ').length, repeated('a '), 8 * 1024)).toBeLessThan(MOST_GROWTH);
  });
});
