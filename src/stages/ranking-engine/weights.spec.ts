import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../platform/common/problem.js';
import { type RankingWeights, SCORE_PARTS } from '../../domain/ranking.js';
import { distribute, readWeights, shareWeights } from './weights.js';

const everything = (): boolean => true;

function fieldsRefused(weights: RankingWeights): string[] {
  try {
    readWeights(weights);
    return [];
  } catch (error) {
    return error instanceof Problem && error.code === 'validation_failed'
      ? (error.errors ?? []).map(({ field }) => field)
      : ['another error'];
  }
}

describe('the weights', () => {
  it('are 40, 20, 20 and 20 unless given', () => {
    expect(shareWeights(readWeights(null), everything)).toEqual({
      skillMatch: 4000,
      experience: 2000,
      activity: 2000,
      domain: 2000,
    });
  });

  it('keep the defaults where only some are given', () => {
    expect(readWeights({ skillMatch: 80 })).toEqual({ skillMatch: 80, experience: 20, activity: 20, domain: 20 });
  });

  it('need not add up to anything: they are taken in proportion', () => {
    expect(shareWeights(readWeights({ skillMatch: 1, experience: 1, activity: 1, domain: 0 }), everything)).toEqual({
      skillMatch: 3334,
      experience: 3333,
      activity: 3333,
      domain: 0,
    });
  });

  it.each([
    ['one below 0', { skillMatch: -1 }, ['weights.skillMatch']],
    ['one above 100', { domain: 101 }, ['weights.domain']],
    ['one that is no number', { activity: Number.NaN }, ['weights.activity']],
    ['one that is endless', { experience: Infinity }, ['weights.experience']],
    ['one that is a text', { domain: '20' as unknown as number }, ['weights.domain']],
    ['all nought', { skillMatch: 0, experience: 0, activity: 0, domain: 0 }, ['weights']],
    ['several wrong ones', { skillMatch: -1, domain: 200 }, ['weights.skillMatch', 'weights.domain']],
  ])('are refused with %s', (_, weights, fields) => {
    expect(fieldsRefused(weights)).toEqual(fields);
  });

  it('of a part that does not apply are shared out among the others', () => {
    expect(shareWeights(readWeights(null), (part) => part !== 'domain')).toEqual({
      skillMatch: 5000,
      experience: 2500,
      activity: 2500,
      domain: 0,
    });
  });

  it('weigh the same where nothing that applies has a weight', () => {
    const onlyDomain = readWeights({ skillMatch: 0, experience: 0, activity: 0, domain: 100 });
    const shared = shareWeights(onlyDomain, (part) => part !== 'domain');
    expect(SCORE_PARTS.map((part) => shared[part])).toEqual([3334, 3333, 3333, 0]);
  });
});

describe('distribution of whole numbers', () => {
  it('adds up to the total', () => {
    expect(distribute([1, 1, 1], 100)).toEqual([34, 33, 33]);
  });

  it('gives nothing where there is nothing to share by', () => {
    expect(distribute([0, 0], 100)).toEqual([0, 0]);
  });
});
