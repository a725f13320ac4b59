import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkLength } from './length.js';

const SUBJECT = 'A subject line of forty characters or so';

describe('checkLength', () => {
  it.each([
    ['an e-mail without text', '', SUBJECT, ['too-short']],
    ['an e-mail of 299 characters', 'x'.repeat(299), SUBJECT, ['too-short']],
    ['an e-mail of 901 characters', 'x'.repeat(901), SUBJECT, ['too-long']],
    ['an e-mail without a subject line', 'x'.repeat(400), null, ['subject-missing']],
    ['a subject line of 35 characters', 'x'.repeat(400), 'x'.repeat(35), ['subject-length']],
    ['a subject line of 51 characters', 'x'.repeat(400), 'x'.repeat(51), ['subject-length']],
  ])('finds %s', (_name, text, subjectLine, codes) => {
    expect(codesOf(checkLength, text, 'deep', { subjectLine })).toEqual(codes);
  });

  it.each([
    ['linkedin', 401],
    ['twitter', 281],
  ] as const)('finds a message for %s of %i characters', (channel, length) => {
    expect(codesOf(checkLength, 'x'.repeat(length), 'deep', { channel })).toEqual(['too-long']);
  });

  it('only remarks on an e-mail between what is good and what is let through', () => {
    expect(codesOf(checkLength, 'x'.repeat(700), 'deep', { subjectLine: SUBJECT })).toEqual(['too-long']);
  });

  it.each([
    ['email', 300, SUBJECT],
    ['email', 600, SUBJECT],
    ['linkedin', 400, null],
    ['twitter', 280, null],
  ] as const)('lets %s with %i characters through', (channel, length, subjectLine) => {
    expect(codesOf(checkLength, 'x'.repeat(length), 'deep', { channel, subjectLine })).toEqual([]);
  });

  it('lets a follow-up be short, and begin its subject line with Re:', () => {
    expect(
      codesOf(checkLength, 'x'.repeat(90), 'deep', { subjectLine: `Re: ${'x'.repeat(50)}`, kind: 'follow-up' }),
    ).toEqual([]);
  });
});
