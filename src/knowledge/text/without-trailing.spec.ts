import { describe, expect, it } from '@jest/globals';
import { withoutTrailing } from './without-trailing.js';

describe('withoutTrailing', () => {
  it('takes the given signs from the end only', () => {
    expect(withoutTrailing('.a.b.,.', '.,')).toBe('.a.b');
  });

  it('leaves nothing of a text that has no other signs', () => {
    expect(withoutTrailing('...', '.')).toBe('');
  });
});
