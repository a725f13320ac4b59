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

  it('lists the industries that the text supports, the chosen one first, each with less than certainty', () => {
    const { domain: chosen, domains = [] } = parseJobDescription(
      'Engineer\n\nAbout us\nWe are a fintech that lends to farmers and runs on their farms.\n\nRequirements\n- Go',
    );
    expect(domains.map(({ name }) => name)).toEqual(['fintech', 'agriculture']);
    expect(chosen).toBe('fintech');
    expect(domains.every(({ confidence }) => confidence > 0 && confidence < 1)).toBe(true);
  });

  it('is certain of the industry of a labelled line', () => {
    const { domains } = parseJobDescription('Engineer\nIndustry: Logistics\n\nRequirements\n- Go');
    expect(domains).toEqual([{ name: 'logistics', confidence: 1 }]);
  });

  it('lists none for an agency', () => {
    const { domain: chosen, domains } = parseJobDescription(
      'Engineer\n\nAbout us\nWe are a consultancy that works for clients in media and energy.\n\nRequirements\n- Go',
    );
    expect([chosen, domains]).toEqual([null, []]);
  });
});
