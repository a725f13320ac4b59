import { Injectable } from '@nestjs/common';
import { type CachedResponse, type CachedResponseEntry, CachedResponseStore } from './cached-response-store.js';

/** Characters kept at most: about 2,000 people with their work, in some 64 MB. */
const MOST_CHARACTERS = 32_000_000;

interface Kept {
  json: string;
  fetchedAt: Date;
  expiresAt: Date;
  people: readonly number[];
}

/** Cached responses in the memory of one process, bounded; what was not used for longest goes first. */
@Injectable()
export class MemoryCachedResponseStore extends CachedResponseStore {
  /** In the order of their last use, the oldest first. */
  private readonly kept = new Map<string, Kept>();
  private characters = 0;
  private readonly mostCharacters: number = MOST_CHARACTERS;

  /** A store with a bound of its own, in characters of JSON. */
  static withBound(mostCharacters: number): MemoryCachedResponseStore {
    return Object.assign(new MemoryCachedResponseStore(), { mostCharacters });
  }

  async get(keys: readonly string[], now: Date): Promise<Map<string, CachedResponse>> {
    const found = new Map<string, CachedResponse>();
    for (const key of keys) {
      const kept = this.kept.get(key);
      if (kept === undefined) continue;
      this.drop(key);
      if (kept.expiresAt <= now) continue;
      this.put(key, kept);
      found.set(key, { value: JSON.parse(kept.json), fetchedAt: kept.fetchedAt });
    }
    return found;
  }

  async set(entries: readonly CachedResponseEntry[]): Promise<void> {
    for (const { key, value, fetchedAt, expiresAt, people } of entries) {
      this.drop(key);
      this.put(key, { json: JSON.stringify(value), fetchedAt, expiresAt, people });
    }
    for (const oldest of this.kept.keys()) {
      if (this.characters <= this.mostCharacters) break;
      this.drop(oldest);
    }
  }

  async erase(githubId: number): Promise<void> {
    for (const [key, { people }] of this.kept) if (people.includes(githubId)) this.drop(key);
  }

  private put(key: string, kept: Kept): void {
    this.kept.set(key, kept);
    this.characters += kept.json.length;
  }

  private drop(key: string): void {
    this.characters -= this.kept.get(key)?.json.length ?? 0;
    this.kept.delete(key);
  }
}
