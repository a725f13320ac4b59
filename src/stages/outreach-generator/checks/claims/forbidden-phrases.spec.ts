import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkForbiddenPhrases } from './forbidden-phrases.js';

describe('checkForbiddenPhrases', () => {
  it.each([
    ['This is an exciting opportunity.', 'cliche'],
    ['I hope this email finds you well.', 'cliche'],
    ['I am impressed.', 'flattery'],
    ['Your outstanding work counts.', 'flattery'],
    ['Reply ASAP.', 'urgency'],
    ['Only a few spots left.', 'urgency'],
    ['You need to answer.', 'pressure'],
    ['Why have you not replied?', 'pressure'],
    ['I read your code.', 'code-reading'],
    ['Our team went through your repositories.', 'code-reading'],
    ['As discussed, here it is.', 'relationship'],
    ['A colleague of yours recommended you.', 'relationship'],
    ['You are looking for a new role.', 'relationship'],
    ['There is equity.', 'benefit'],
    ['They have raised a seed round.', 'benefit'],
    ['A competitive salary.', 'pay'],
    ['You would join a young team.', 'protected-trait'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkForbiddenPhrases, text)).toContain(code);
  });

  it.each([
    'I have not read your code.',
    'There is no hurry.',
    'Reply no and we stop immediately.',
    'Tell me whether you are open to a talk.',
    'The posting asks for Go.',
  ])('lets %j through', (text) => {
    expect(codesOf(checkForbiddenPhrases, text)).toEqual([]);
  });
});
