import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkHiddenText } from './hidden-text.js';

describe('checkHiddenText', () => {
  it.each([
    ['zero\u200bwidth', 'hidden-text'],
    ['turned \u202earound', 'hidden-text'],
    ['tag \udb40\udc41', 'hidden-text'],
    ['soft\u00adhyphen', 'hidden-text'],
    ['a <!-- comment -->', 'hidden-text'],
    ['![picture](x)', 'hidden-text'],
    ['&lt;b&gt;', 'hidden-text'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkHiddenText, text)).toContain(code);
  });

  it.each(['Two lines\nand a tab\there.', 'Zoë & Søren, 李雷'])('lets %j through', (text) => {
    expect(codesOf(checkHiddenText, text)).toEqual([]);
  });
});
