import { describe, expect, it } from '@jest/globals';
import { CONCEPT_PHRASES, conceptsIn } from './concepts.js';
import { conceptRarity, stemRarity } from './word-rarity.js';
import { words } from './words.js';

const conceptsOf = (text: string): string[] => [...new Set(conceptsIn(words(text)))];

describe('concepts', () => {
  it.each([
    ['an event loop', 'asynchronous input and output'],
    ['A non-blocking I/O platform', 'asynchronous input and output'],
    ['write-ahead logs', 'storage engine'],
    ['labelled N-dimensional arrays', 'N-dimensional arrays'],
    ['Command Line argument parser', 'command-line programs'],
    ['smart contract library', 'smart contracts'],
    ['transient-fault-handling', 'fault resilience'],
    ['k8s operators', 'Kubernetes'],
  ])('in "%s" there is %s', (text, concept) => {
    expect(conceptsOf(text)).toContain(concept);
  });

  it.each([
    ['Solid knowledge', 'smart contracts'],
    ['It contains much', 'container technology'],
    ['flow control', 'Kubernetes'],
  ])('in "%s" there is no %s', (text, concept) => {
    expect(conceptsOf(text)).not.toContain(concept);
  });

  it('in an ordinary sentence are none', () => {
    expect(conceptsOf('We had lunch and went home early')).toEqual([]);
  });

  it('have names that no single word of a text is, so that keywords can tell the two apart', () => {
    expect([...CONCEPT_PHRASES.keys()].filter((name) => !/[ A-Z]/.test(name))).toEqual([]);
  });
});

describe('the rarity of a word', () => {
  it('is higher for a technical word than for a common one', () => {
    expect(stemRarity('raft')).toBeGreaterThan(stemRarity('library'));
  });

  it('lies between 0 and 1', () => {
    expect([stemRarity('a'), stemRarity('zzzzqx')].every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('is higher for a narrow concept than for a wide one', () => {
    expect(conceptRarity('distributed consensus')).toBeGreaterThan(conceptRarity('web framework'));
  });
});
