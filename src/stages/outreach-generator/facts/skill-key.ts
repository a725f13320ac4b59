import { LRUCache } from 'lru-cache';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';

/** Names come from postings and from GitHub: the memory is bounded. */
const MOST_KEYS = 5_000;
const keys = new LRUCache<string, string>({
  max: MOST_KEYS,
  memoMethod: (name) => (skillCatalogue().resolve(name)?.name ?? name).toLowerCase(),
});

/** What two spellings of one skill share: its canonical name where it is known, else its letters. */
export function skillKey(name: string): string {
  return keys.memo(name);
}
