import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type CachedResponse, type CachedResponseEntry, CachedResponseStore } from './cached-response-store.js';

/** Most characters kept: enough for about 2,000 people with their work, in about 64 MB. */
const MAX_CHARACTERS = 32_000_000;

interface Kept {
  json: string;
  fetchedAt: Date;
  expiresAt: Date;
  people: readonly number[];
}

/**
 * Cached responses in the memory of one process, up to a limit. The least recently used responses are dropped first.
 */
@Injectable()
export class MemoryCachedResponseStore extends CachedResponseStore {
  private readonly kept = cacheOf(MAX_CHARACTERS);

  /** Creates a store with its own limit, in characters of JSON. */
  static withBound(mostCharacters: number): MemoryCachedResponseStore {
    return Object.assign(new MemoryCachedResponseStore(), { kept: cacheOf(mostCharacters) });
  }

  async get(keys: readonly string[], now: Date): Promise<Map<string, CachedResponse>> {
    const found = new Map<string, CachedResponse>();
    for (const key of keys) {
      const kept = this.kept.get(key);
      if (kept === undefined) continue;
      if (kept.expiresAt <= now) this.kept.delete(key);
      else found.set(key, { value: JSON.parse(kept.json), fetchedAt: kept.fetchedAt });
    }
    return found;
  }

  async set(entries: readonly CachedResponseEntry[]): Promise<void> {
    for (const { key, value, fetchedAt, expiresAt, people } of entries) {
      this.kept.set(key, { json: JSON.stringify(value), fetchedAt, expiresAt, people });
    }
  }

  async erase(githubId: number): Promise<void> {
    const theirs = [...this.kept].filter(([, { people }]) => people.includes(githubId));
    for (const [key] of theirs) this.kept.delete(key);
  }
}

function cacheOf(mostCharacters: number): LRUCache<string, Kept> {
  return new LRUCache({ maxSize: mostCharacters, sizeCalculation: ({ json }) => json.length });
}
