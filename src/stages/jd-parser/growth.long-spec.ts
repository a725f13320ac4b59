import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { growth, MOST_GROWTH, repeated } from '../../../test/support/growth.js';
import { Problem } from '../../platform/common/problem.js';
import { parseJobDescription } from './parse-job-description.js';

const OPENING = 'Backend Developer, Java\n';
const PIECES = [
  '\n',
  ':\n',
  '- ',
  '1-',
  '$1 ',
  'C/',
  'or ',
  'a.',
  '<a>',
  '&#',
  'Berlin, ',
  'AR, ',
  'Java, ',
  'No ',
  'a\n\n',
  'full time a ',
  '10 years ',
  'senior or ',
  'remote ',
];
/** Characters of the shorter text. Four times as many are close to the limit of a posting. */
const LENGTH = 24_000;

function read(text: string): void {
  try {
    parseJobDescription(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

describe('the work of reading a posting', () => {
  it.each(PIECES)('grows linearly with the length of a posting of %j', (piece) => {
    expect(growth(read, repeated(piece, OPENING), LENGTH)).toBeLessThan(MOST_GROWTH);
  });

  it('ends in a result or a problem for any mixture of characters and words', () => {
    const mixture = array(oneof(constantFrom(...PIECES), string({ unit: 'grapheme' })), { maxLength: 200 });
    assert(
      property(mixture, (pieces) => read(OPENING + pieces.join(''))),
      { numRuns: 100 },
    );
  });
});
