import { describe, expect, it } from '@jest/globals';
import { isLegalNotice } from './legal-notice.js';

describe('an equal-opportunity statement', () => {
  it('is recognised by the grounds that it names', () => {
    expect(
      isLegalNotice('All applicants are considered without regard to race, religion, sex or veteran status.'),
    ).toBe(true);
  });

  it('is not every sentence about accommodation or age', () => {
    expect(isLegalNotice('You will build a platform for holiday accommodation for people of every age.')).toBe(false);
  });
});
