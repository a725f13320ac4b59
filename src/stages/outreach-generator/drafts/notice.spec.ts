import { describe, expect, it } from '@jest/globals';
import { REFERENCE_DATE } from '../../../../test/support/outreach-candidates.js';
import { OUTREACH_SCENARIOS } from '../../../../test/support/outreach-scenarios.js';
import { composeNotice, type NoticeInput } from './notice.js';

const scenario = OUTREACH_SCENARIOS['deep'];
if (scenario === undefined) throw new Error('The scenario is missing');
const input: NoticeInput = {
  candidate: scenario.candidate,
  requirement: scenario.requirement,
  sender: { company: 'Meridian Payments', optOutUrl: 'https://meridian.example/opt-out' },
  contact: 'privacy@meridian.example',
  retentionDays: 365,
  referenceDate: REFERENCE_DATE,
};

describe('composeNotice', () => {
  it.each([
    ['the controller', 'Meridian Payments'],
    ['a contact', 'privacy@meridian.example'],
    ['the purpose', 'Senior Backend Engineer'],
    ['the basis', '6(1)(f)'],
    ['the data', 'merged pull requests'],
    ['the source', 'https://github.com/ana-almeida'],
    ['the receivers', 'not sold'],
    ['the retention', '2027-11-02'],
    ['the part of the machine', 'article 22'],
    ['the rights', 'erasure (17)'],
    ['the right to complain', 'supervisory authority'],
    ['the way to object', 'https://meridian.example/opt-out'],
  ])('tells %s', (_name, words) => {
    expect(composeNotice(input).text).toContain(words);
  });

  it('is complete where all is configured', () => {
    expect(composeNotice(input).missing).toEqual([]);
  });

  it('says what is missing, and makes nothing up', () => {
    const { missing, text } = composeNotice({
      ...input,
      sender: null,
      contact: null,
      requirement: { role: null, company: null },
    });
    expect(missing).toEqual(['controller', 'contact', 'opt-out']);
    expect(text).toContain('[not configured: name of the company]');
  });

  it('lists no kind of data that is not held', () => {
    expect(composeNotice({ ...input, candidate: { ...scenario.candidate, bio: null } }).text).not.toContain(
      'biography',
    );
  });
});
