import { describe, expect, it } from '@jest/globals';
import { keptIds } from './jd-kept.js';

const ids = ['a', 'b'].flatMap((source) => Array.from({ length: 10 }, (_, index) => `${source}-${index}`));

describe('drawing the postings that are kept', () => {
  it('draws a fifth of each source, the same each time', () => {
    const kept = [...keptIds(ids)];
    expect(kept.filter((id) => id.startsWith('a-'))).toHaveLength(2);
    expect(kept.filter((id) => id.startsWith('b-'))).toHaveLength(2);
    expect([...keptIds(ids.toReversed())].toSorted()).toEqual(kept.toSorted());
  });

  it('keeps nothing of a source with two postings', () => {
    expect(keptIds(['c-1', 'c-2']).size).toBe(0);
  });
});
