import { LRUCache } from 'lru-cache';

/** Words of a text. The parts of a link count as words, which is the strictest way to count. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** All sequences of three words. */
export function trigrams(text: string): Set<string> {
  const words = text.toLowerCase().match(WORD) ?? [];
  const found = new Set<string>();
  for (let index = 0; index + 2 < words.length; index += 1)
    found.add(`${words[index]} ${words[index + 1]} ${words[index + 2]}`);
  return found;
}

/** Stores messages and measures how similar a new message is to them. */
export class SimilarityIndex {
  private readonly sizes: number[] = [];
  private readonly holders = new Map<string, number[]>();
  /** A text is usually compared, with another one or two, before it is added. */
  private readonly read = new LRUCache<string, ReadonlySet<string>>({ max: 4, memoMethod: trigrams });

  /** @param texts the first messages to store */
  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.add(text);
  }

  add(text: string): void {
    const found = this.read.memo(text);
    const number = this.sizes.push(found.size) - 1;
    for (const trigram of found) {
      const holders = this.holders.get(trigram);
      if (holders === undefined) this.holders.set(trigram, [number]);
      else holders.push(number);
    }
  }

  /**
   * The largest similarity to a stored message, 0 to 1: common trigrams divided by the trigrams of the shorter text.
   */
  largestShare(text: string): number {
    const found = this.read.memo(text);
    const shared = new Uint32Array(this.sizes.length);
    for (const trigram of found)
      for (const number of this.holders.get(trigram) ?? []) shared[number] = (shared[number] ?? 0) + 1;
    let largest = 0;
    for (const [number, count] of shared.entries())
      largest = Math.max(largest, count / Math.max(1, Math.min(found.size, this.sizes[number] ?? 0)));
    return largest;
  }
}
