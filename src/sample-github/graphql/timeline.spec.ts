import { describe, expect, it } from '@jest/globals';
import { assert, integer, property } from 'fast-check';
import { type SampleContribution } from '../population/model.js';
import { commitsWithin } from './timeline.js';

const count = (min: number, max: number): ReturnType<typeof integer> => integer({ min, max });

describe('commitsWithin', () => {
  it('counts what a walk over the commits would count', () => {
    assert(
      property(
        count(1, 60),
        count(0, 5_000),
        count(0, 9_000),
        count(-100, 9_000),
        count(0, 9_000),
        (commits, newestAgo, span, toAgo, length) => {
          const contribution: SampleContribution = {
            user: 0,
            repository: 0,
            commits,
            newestAgo,
            oldestAgo: newestAgo + span,
          };
          const window = { toAgo, fromAgo: toAgo + length };
          const step = span / commits;
          const walked = Array.from({ length: commits }, (_, number) => newestAgo + (number + 0.5) * step).filter(
            (ago) => ago >= window.toAgo && ago <= window.fromAgo,
          );
          expect(commitsWithin(contribution, window)).toBe(walked.length);
        },
      ),
      { seed: 20_261_122 },
    );
  });
});
