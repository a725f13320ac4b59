import { describe, expect, it } from '@jest/globals';
import { adaptDialect, FIRST_DIALECT } from './llm-dialect.js';

describe('adaptDialect', () => {
  it.each([
    ['max_tokens', { limit: 'max_completion_tokens' }],
    ["Unsupported value: 'temperature' does not support 0", { deterministic: false }],
    ['response_format is not supported', { format: 'json_object' }],
  ])('changes what is named in "%s"', (complaint, change) => {
    expect(adaptDialect(FIRST_DIALECT, complaint)).toEqual({ ...FIRST_DIALECT, ...change });
  });

  it('does without a format where the service knows none', () => {
    expect(adaptDialect({ ...FIRST_DIALECT, format: 'json_object' }, 'response_format')?.format).toBe('text');
  });

  it('gives up where there is nothing left to change', () => {
    expect(
      adaptDialect(
        { format: 'text', limit: 'max_completion_tokens', deterministic: false },
        'response_format temperature max_tokens',
      ),
    ).toBeNull();
  });

  it('changes nothing for a complaint about something else', () => {
    expect(adaptDialect(FIRST_DIALECT, 'The prompt is too long')).toBeNull();
  });
});
