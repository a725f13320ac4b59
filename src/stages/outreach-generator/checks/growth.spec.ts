import { describe, expect, it } from '@jest/globals';
import { growth, repeated } from '../../../../test/support/growth.js';
import { codesOf } from '../../../../test/support/outreach-checks.js';
import { checkPlaceholders } from './placeholders.js';

describe('the work of looking for placeholders', () => {
  it.each(['{{', '${', '#{'])('grows in step with the length of a draft of %j', (piece) => {
    expect(growth((text) => codesOf(checkPlaceholders, text), repeated(piece), 10_000)).toBeLessThan(10);
  });
});
