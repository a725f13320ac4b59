import { describe, expect, it } from '@jest/globals';
import { periodAt, statedPeriod } from './pay-period.js';

describe('the period that an amount is paid for', () => {
  it.each([
    [' a year', 'year'],
    ['/hr', 'hour'],
    [' per month', 'month'],
    [' p.a.', 'year'],
    [' daily', 'day'],
    [' every week', 'week'],
  ])('%s right after it', (after, period) => {
    expect(periodAt(after)?.period).toBe(period);
  });

  it.each([' pm', ' annual trips', ' plus a monthly bonus', ''])('is not said by %j right after it', (after) => {
    expect(periodAt(after)).toBeNull();
  });

  it('is said by the nearest words behind it', () => {
    expect(statedPeriod('', ' gross per month, reviewed every year')).toBe('month');
  });

  it('is said by the words before it where none follow', () => {
    expect(statedPeriod('hourly rate: ', '')).toBe('hour');
  });
});
