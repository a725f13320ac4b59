import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkRequiredParts } from './required-parts.js';

const WHOLE =
  "Go at Meridian Payments. I found you on GitHub, https://github.com/ana-almeida. Reply 'no' and we stop. Lena Vogt";

describe('checkRequiredParts', () => {
  it('is content where everything is said', () => {
    expect(codesOf(checkRequiredParts, WHOLE)).toEqual([]);
  });

  it.each([
    ['the skill', 'Go', 'requirement-missing'],
    ['the company', 'Meridian Payments', 'company-missing'],
    ['the sender', 'Lena Vogt', 'sender-missing'],
    ['the link to the profile', 'https://github.com/ana-almeida', 'source-missing'],
    ['the way out', "Reply 'no' and we stop.", 'opt-out-missing'],
  ])('misses %s', (_name, part, code) => {
    expect(codesOf(checkRequiredParts, WHOLE.replace(part, ''))).toEqual([code]);
  });

  it('asks for the operator’s link to opt out where there is one', () => {
    const text =
      "Kubernetes; the company is not named in the posting. GitHub: https://github.com/farid-r. Reply 'no'. Jonas Weber";
    expect(codesOf(checkRequiredParts, text, 'unnamed')).toEqual(['opt-out-missing']);
  });

  it('asks for no skill where none was shown', () => {
    const text = "Nordlys Energi. GitHub: https://github.com/grace-o. Reply 'no'. Ida Moen";
    expect(codesOf(checkRequiredParts, text, 'surface')).toEqual([]);
  });

  it('takes the word GitHub for the source on a short channel', () => {
    const text = "Go at Meridian Payments. From GitHub. Reply 'no'.";
    expect(codesOf(checkRequiredParts, text, 'deep', { channel: 'twitter' })).toEqual([]);
  });

  it('asks a follow-up only for the source and the way out', () => {
    expect(codesOf(checkRequiredParts, 'Hello again.', 'deep', { kind: 'follow-up' })).toEqual([
      'opt-out-missing',
      'source-missing',
    ]);
  });
});
