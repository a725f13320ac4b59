import { describe, expect, it } from '@jest/globals';
import { EtagCache } from './etag-cache.js';

describe('EtagCache', () => {
  it('forgets what was used longest ago', () => {
    const cache = new EtagCache<number>(2);
    cache.set('a', 'W/"1"', 1);
    cache.set('b', 'W/"2"', 2);
    cache.get('a');
    cache.set('c', 'W/"3"', 3);
    expect([cache.get('a')?.value, cache.get('b'), cache.get('c')?.etag]).toEqual([1, undefined, 'W/"3"']);
  });
});
