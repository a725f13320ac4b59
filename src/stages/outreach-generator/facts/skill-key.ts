import { LRUCache } from 'lru-cache';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';

/** The cache is limited because the names come from postings and from GitHub, so there can be any number. */
const MOST_KEYS = 5_000;
const keys = new LRUCache<string, string>({
  max: MOST_KEYS,
  memoMethod: (name) => (skillCatalogue().resolve(name)?.name ?? name).toLowerCase(),
});

/** A key that is the same for all spellings of a skill: its canonical name if known, otherwise its letters. */
export function skillKey(name: string): string {
  return keys.memo(name);
}
