import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkPlaceholders } from './placeholders.js';

describe('checkPlaceholders', () => {
  it.each([
    ['{{first_name}} is here', 'placeholder'],
    ['Hi {name}', 'placeholder'],
    ['Hi [Name]', 'placeholder'],
    ['at <company>', 'placeholder'],
    ['Dear %FIRSTNAME%', 'placeholder'],
    ['Hi ${name}', 'placeholder'],
    ['you report to undefined', 'placeholder'],
    ['TODO: write', 'placeholder'],
    ['lorem ipsum dolor', 'placeholder'],
    ['fill in ____ here', 'placeholder'],
    ['Hi YOUR_NAME', 'placeholder'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkPlaceholders, text)).toContain(code);
  });

  it.each(['A plain sentence (with brackets) and a 5% rise.', 'Is 3 < 4? It is.'])('lets %j through', (text) => {
    expect(codesOf(checkPlaceholders, text)).toEqual([]);
  });
});
