import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { readPosting } from '../posting.js';
import { readHeaderFields } from './header-fields.js';
import { readSalary } from './salary.js';

function salary(source: string, countries: string[] = []): string | null {
  const posting = readPosting(`Developer\n${source}`);
  const found = readSalary(posting, readHeaderFields(posting), countries);
  return found === null ? null : `${found.value.min}-${found.value.max} ${found.value.currency}/${found.value.period}`;
}

describe('stated pay', () => {
  it.each([
    ['Salary: $120,000 - $135,000', '120000-135000 USD/year'],
    ['Salary: $160k-$260k', '160000-260000 USD/year'],
    ['Salary Range: £45K to £50K', '45000-50000 GBP/year'],
    ['Salary: 60-80k €', '60000-80000 EUR/year'],
    ['Gehalt/Salary: €110.000 – €145.000', '110000-145000 EUR/year'],
    ["Pay: CHF 115'000 - 140'000", '115000-140000 CHF/year'],
    ['Salary: $118,000.00 - $154,500.00 /yr', '118000-154500 USD/year'],
    ['CTC: 28-40 LPA', '2800000-4000000 INR/year'],
    ['Salary: 6LPA+', '600000-null INR/year'],
    ['Salary: ₹12,00,000 - ₹18,00,000', '1200000-1800000 INR/year'],
    ['Pay: 16 000 - 21 000 PLN net / month', '16000-21000 PLN/month'],
    ['Salary: AED 25,000 to 32,000 per month', '25000-32000 AED/month'],
    ['Rate: £450-£550 per day', '450-550 GBP/day'],
    ['Remote, $45/hour, three months', '45-45 USD/hour'],
    ['Salary: INR 1,20,000 per month', '120000-120000 INR/month'],
    ['Salary: 16 000 EUR per month', '16000-16000 EUR/month'],
    ['Salary: up to €90,000', 'null-90000 EUR/year'],
    ['Salary: from $100k', '100000-null USD/year'],
    ['Salary: NOK 620 000–750 000 per annum', '620000-750000 NOK/year'],
    ['Salary: R$ 8.000 - R$ 12.000 per month', '8000-12000 BRL/month'],
    ['Salary: 90k', '90000-90000 USD/year'],
    ['Compensation and benefits\n1. $99,000-$135,000+\n2. $10,000 signing bonus', '99000-135000 USD/year'],
    ['Salary: $120,000 - $150,000 CAD', '120000-150000 CAD/year'],
    ['Salary: $150,000+ CAD', '150000-null CAD/year'],
    ['The base salary for this role is CAD 175,000 – 210,000, plus a 10% bonus', '175000-210000 CAD/year'],
  ])('is read from %j', (text, expected) => {
    expect(salary(text)).toBe(expected);
  });

  it('is in the dollar of the place of work', () => {
    expect(salary('Salary: $110,000 to $150,000', ['AU'])).toBe('110000-150000 AUD/year');
  });

  it.each([
    'Benefits\n- $800 for your home office set up',
    'Benefits\n- Relocation bonus of up to ₹2,00,000',
    'Benefits\n- L&D budget of $1,500/year',
    'We just closed a $120M Series F and have raised $330M.',
    'We process $3,000,000 - $4,000,000 in transactions every day',
    'Benefits\n- $10,000 signing bonus',
    'Benefits\n- 401k match and life insurance up to $50K',
    'Salary: competitive, depending on experience',
  ])('is not read from %j', (text) => {
    expect(salary(text)).toBeNull();
  });
});
