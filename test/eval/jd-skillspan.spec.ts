import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { scoreSpans } from './jd-skillspan.js';

const TEXT = 'Go Developer\n\nRequirements\n- Go and Redis\n- A degree in physics';

function spanOf(words: string): [number, number] {
  const at = TEXT.lastIndexOf(words);
  return [at, at + words.length];
}

describe('scoring a posting with marked names', () => {
  it('counts a name as found where a skill was read, and names that were not read as missed', () => {
    const named = [
      { text: 'Go', spans: [spanOf('Go and')] },
      { text: 'Kafka', spans: [spanOf('physics')] },
    ];
    const score = scoreSpans({ id: '1', text: TEXT, named, other: [], skill: [] });
    expect(score).toMatchObject({ found: 1, missed: ['Kafka'] });
  });

  it('counts a skill that nobody marked against the precision', () => {
    const named = [{ text: 'Go', spans: [spanOf('Go and')] }];
    expect(scoreSpans({ id: '1', text: TEXT, named, other: [], skill: [] })).toMatchObject({
      right: 1,
      unmarked: ['redis'],
    });
  });

  it('finds a string with several names if the posting is read to have all of them', () => {
    const named = [{ text: 'Redis/Go', spans: [spanOf('degree')] }];
    expect(scoreSpans({ id: '1', text: TEXT, named, other: [], skill: [] }).found).toBe(1);
  });
});
