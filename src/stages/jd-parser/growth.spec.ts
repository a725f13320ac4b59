import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { Problem } from '../../common/problem.js';
import { parseJobDescription } from './parse-job-description.js';

const OPENING = 'Backend Developer, Java\n';
const PIECES = ['\n', ':\n', '- ', '$1 ', 'C/', 'or ', 'a.', '<a>', '&#', 'Berlin, ', 'AR, ', 'Java, ', 'No ', 'a\n\n', 'full time a '];
const LENGTH = 12_000;
/** Linear work gives 4 for four times the text, quadratic work 16. */
const MOST_GROWTH = 8;
/** Shorter runs than this tell nothing: they are counted as so long. In microseconds of CPU time. */
const LEAST_MEASURED = 8_000;

function read(text: string): void {
  try {
    parseJobDescription(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

function leastCpuTime(text: string): number {
  const times = Array.from({ length: 4 }, () => {
    const before = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.max(LEAST_MEASURED, Math.min(...times));
}

describe('the work of reading a posting', () => {
  it.each(PIECES)('grows in step with the length of a posting of %j', (piece) => {
    const textOf = (length: number) => OPENING + piece.repeat(length / piece.length);
    expect(leastCpuTime(textOf(4 * LENGTH)) / leastCpuTime(textOf(LENGTH))).toBeLessThan(MOST_GROWTH);
  });

  it('ends in a reading or a problem for any mixture of signs and words', () => {
    const mixture = array(oneof(constantFrom(...PIECES), string({ unit: 'grapheme' })), { maxLength: 200 });
    assert(property(mixture, (pieces) => read(OPENING + pieces.join(''))), { numRuns: 100 });
  });
});
