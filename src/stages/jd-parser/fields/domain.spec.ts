import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { parseJobDescription } from '../parse-job-description.js';

function domain(text: string): string | null {
  return parseJobDescription(`Software Engineer\n\n${text}\n\nRequirements\n- Go`).domain;
}

describe('the industry', () => {
  it.each([
    ['Khaata is a fast growing merchant payments company for shopkeepers.', 'fintech'],
    ['We build software for hospitals and clinics all over Europe, for doctors and patients alike.', 'healthcare'],
    ['Our platform is the scheduling system of 3,000 clinics and their patients.', 'healthcare'],
    ['Acme is the leader in last mile logistics and delivery management.', 'logistics'],
    ['Plinth is a lending protocol on the Ethereum blockchain.', 'crypto'],
    ['Industry: Education technology', 'education'],
  ])('is read from %j', (text, expected) => {
    expect(domain(text)).toBe(expected);
  });

  it.each(['We love code and good coffee.', 'We are a software consultancy. Our clients come from all industries.'])(
    'is not guessed from "%s"',
    (text) => {
      expect(domain(text)).toBeNull();
    },
  );
});
