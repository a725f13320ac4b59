import { describe, expect, it } from '@jest/globals';
import { growth, repeated } from '../../../test/support/growth.js';
import { passagesOf } from './passages.js';

/** Linear work gives about 4 for four times the text, quadratic work 16. */
const MOST_GROWTH = 10;

describe('the work of splitting a posting into passages', () => {
  it.each(['work ', 'no work '])('grows in step with the length of a sentence of %j', (piece) => {
    expect(growth(passagesOf, repeated(piece, 'no '), 6_000)).toBeLessThan(MOST_GROWTH);
  });
});
