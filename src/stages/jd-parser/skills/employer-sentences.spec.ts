import { describe, expect, it } from '@jest/globals';
import { tellsOfEmployer } from './employer-sentences.js';

describe('a sentence of a posting', () => {
  it.each([
    'We are leaders in implementing Oracle',
    'Our platform lets customers query Snowflake',
    'There is a need to modernise clinical trials',
    'The long-term goal is to train models in a browser',
    'Larkfield builds plugins for Jira',
  ])('tells of the employer: %j', (sentence) => {
    expect(tellsOfEmployer(sentence, 'Larkfield')).toBe(true);
  });

  it.each([
    'We are looking for someone who knows Oracle',
    "We're actively seeking a Java developer",
    'We use Kafka',
    'We moved from Angular to React',
    'Our stack is Go and Redis',
    'Our ideal candidate knows Go',
    'Larkfield is hiring a Go developer',
    'Larkfield uses Elixir',
    'You will build plugins for Jira',
  ])('does not tell of the employer, but asks or names tools: %j', (sentence) => {
    expect(tellsOfEmployer(sentence, 'Larkfield')).toBe(false);
  });
});
