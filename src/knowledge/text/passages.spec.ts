import { describe, expect, it } from '@jest/globals';
import { EMPHASIS, passagesOf } from './passages.js';

/** The emphasis of the passage that holds some words. */
const emphasisOf = (posting: string, words: string): number | undefined =>
  passagesOf(posting).find(({ text }) => text.includes(words))?.emphasis;

const POSTING = `# Rust Engineer

**What we need**
- deep Rust
* sockets

**Good to have**
- QUIC
* tracing

**What we offer**
- a fruit basket

Requirements:
- epoll`;

describe('the emphasis of a passage', () => {
  it.each([
    ['Rust Engineer', EMPHASIS.title],
    ['deep Rust', EMPHASIS.demand],
    ['sockets', EMPHASIS.demand],
    ['QUIC', EMPHASIS.wish],
    ['tracing', EMPHASIS.wish],
    ['fruit basket', EMPHASIS.offer],
    ['epoll', EMPHASIS.demand],
  ])('of "%s" is %p', (words, emphasis) => {
    expect(emphasisOf(POSTING, words)).toBe(emphasis);
  });

  it.each([
    'Plus: Docker and Redis.',
    'Nice: Docker.',
    'Desirable: Docker, GraalVM.',
    'It would help to know: Docker.',
    'Bonus: Docker',
  ])('of the line "%s" is a wish', (line) => {
    expect(emphasisOf(`Title\n\nWe run services in production.\n${line}`, 'Docker')).toBe(EMPHASIS.wish);
  });

  it.each([
    'Knowing only macros is not what this role is about.',
    "Expertise in macros alone, or in forms, isn't the target.",
    'Experience with macros does not help here.',
    "Experience with macros only doesn't fit.",
    "We're not searching for people who write macros.",
    'Not a role for authors of macros.',
    'Authors of macros, please look at our other ads.',
    'Authors of macros may be interviewed for another opening.',
    'macros users without engine work: sorry.',
    'No macros work here.',
    "Knowledge of macros isn't sufficient.",
  ])('is below 0 in "%s"', (sentence) => {
    expect(emphasisOf(`Title\n\nWe build things for people. ${sentence}`, 'macros')).toBe(EMPHASIS.excluded);
  });

  it.each([
    'We run macros, not only as a user of them.',
    'You need not know macros by heart.',
    'Write macros, not just use them.',
    'Zero appetite for macros that surprise.',
  ])('is above 0 in "%s"', (sentence) => {
    expect(emphasisOf(`Title\n\nWe build things. ${sentence}`, 'macros')).toBeGreaterThan(0);
  });

  it('turns within a sentence from what is not meant to what is', () => {
    const sentence = "We're not searching for people who deploy; rather for those who write engines.";
    expect([emphasisOf(`Title\n\n${sentence}`, 'deploy'), emphasisOf(`Title\n\n${sentence}`, 'engines')]).toEqual([
      EMPHASIS.excluded,
      EMPHASIS.demand,
    ]);
  });

  it('of an empty posting is none', () => {
    expect(passagesOf('\n\n')).toEqual([]);
  });
});
