import { describe, expect, it } from '@jest/globals';
import { scenarioFacts } from '../../../../../test/support/outreach-scenarios.js';
import { givenNames, inLowerCase } from './given-names.js';
import { MarkedText } from './marked-text.js';

const namesIn = givenNames(scenarioFacts('deep'));
const neutralize = (text: string): string => new MarkedText(text, namesIn(inLowerCase(text))).text;

describe('givenNames', () => {
  it.each([
    ['at Meridian Payments', 'at ⟦c⟧'],
    ['MERIDIAN PAYMENTS', '⟦c⟧'],
    ['in Berlin, Germany', 'in ⟦p⟧, ⟦p⟧'],
    ['a Senior Backend Engineer', 'a ⟦r⟧'],
    ['Hi Ana,', 'Hi ⟦n⟧,'],
    ['Regards, Lena Vogt', 'Regards, ⟦s⟧'],
    ['openrail/go-scheduler and go-scheduler', '⟦g⟧ and ⟦g⟧'],
  ])('marks the names in %j', (text, marked) => {
    expect(neutralize(text)).toBe(marked);
  });

  it.each(['Anagram', 'Berliner', 'openrail/go-schedulers', 'payments'])('leaves %s alone', (text) => {
    expect(neutralize(text)).toBe(text);
  });
});
