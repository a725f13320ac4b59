import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { scenarioFacts } from '../../../../../test/support/outreach-scenarios.js';
import { type Salary } from '../../../../domain/job-requirement.js';
import { analyseDraft } from '../text/draft-text.js';
import { checkNumbers } from '../work/numbers.js';
import { checkPay } from './pay.js';

describe('checkPay', () => {
  it.each([
    ['EUR 120,000 a year', 'pay'],
    ['USD 80,000 to 100,000', 'pay'],
    ['EUR 80,000 to 100,000 a month', 'pay'],
    ['EUR 80k to 110k', 'pay'],
    ['up to EUR 100,000 a year', 'pay-missing'],
    ['No word on it', 'pay-missing'],
    ['Pay range not provided', 'pay'],
    ['up to EUR 80,000', 'pay'],
    ['80,000 to 100,000 a year', 'pay'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkPay, text)).toContain(code);
  });

  it.each([
    'EUR 80,000 to 100,000 a year',
    'between 80.000 and 100.000 EUR per year',
    '€80k-100k/year',
    'from EUR 80,000, and up to EUR 100,000 a year',
    '80k to 100k EUR',
  ])('lets %j through', (text) => {
    expect(codesOf(checkPay, text)).toEqual([]);
  });
});

describe('pay in the notation of its country', () => {
  const ofIndia: Salary = { min: 1_200_000, max: 1_800_000, currency: 'INR', period: 'year' };
  const ofPoland: Salary = { min: 16_000, max: 21_000, currency: 'PLN', period: 'month' };

  function problems(messageText: string, salary: Salary): string[] {
    const facts = scenarioFacts('deep');
    const stated = { ...facts, requirement: { ...facts.requirement, salary } };
    const text = analyseDraft({ channel: 'email', subjectLine: null, messageText }, stated);
    return [...checkPay(text, stated), ...checkNumbers(text, stated)].map(({ code }) => code);
  }

  it.each([
    ['It pays INR 12,00,000 to 18,00,000 a year.', ofIndia],
    ['It pays ₹12,00,000–₹18,00,000 per annum.', ofIndia],
    ['It pays ₹12-18 lakh a year.', ofIndia],
    ['It pays 12-18 LPA.', ofIndia],
    ['It pays 16 000 to 21 000 PLN a month.', ofPoland],
    ['It pays 16\u00a0000–21\u00a0000 zł per month.', ofPoland],
  ])('lets %j through', (text, salary) => {
    expect(problems(text, salary)).toEqual([]);
  });

  it.each([
    ['It pays INR 1,20,000 to 18,00,000 a year.', ofIndia],
    ['It pays $12-18 lakh a year.', ofIndia],
    ['It pays 16 000 to 22 000 PLN a month.', ofPoland],
  ])('refuses %j', (text, salary) => {
    expect(problems(text, salary)).toContain('pay');
  });
});
