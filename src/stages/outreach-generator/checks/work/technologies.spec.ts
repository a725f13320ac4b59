import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../../../../../test/support/outreach-checks.js';
import { checkTechnologies } from './technologies.js';

describe('checkTechnologies', () => {
  it.each([
    ['Your Haskell counts.', 'technology'],
    ['You use Kubernetes.', 'technology'],
    ['The role asks for Elixir.', 'technology'],
    ['Haskell is used.', 'technology'],
    ['Your JavaScript counts.', 'technology'],
  ])('refuses %j: %s', (text, code) => {
    expect(codesOf(checkTechnologies, text)).toContain(code);
  });

  it.each([
    'Your Go counts.',
    'The role asks for Kubernetes.',
    'The posting asks for Rust, Kafka and PostgreSQL.',
    'Would Kubernetes suit you?',
    'Let us go for a walk in spring.',
    'I would react to it.',
  ])('lets %j through', (text) => {
    expect(codesOf(checkTechnologies, text)).toEqual([]);
  });
});
