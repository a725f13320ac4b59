import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../platform/common/problem.js';
import { cleanText } from './clean-text.js';

describe('the length of the clean text', () => {
  it('is limited: a posting is refused if its ligatures stand for more characters than are read', () => {
    expect(() => cleanText('ﷺ'.repeat(50_000))).toThrow(Problem);
  });

  it('reads a posting of the longest allowed length that is written in plain letters', () => {
    expect(cleanText('a'.repeat(50_000)).text).toHaveLength(50_000);
  });
});
