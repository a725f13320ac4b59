import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';

const keys = new Map<string, string>();
/** Names come from postings and from GitHub: the memory is bounded. */
const MOST_KEYS = 5_000;

/** What two spellings of one skill share: its canonical name where it is known, else its letters. */
export function skillKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = (skillCatalogue().resolve(name)?.name ?? name).toLowerCase();
  keys.set(name, key);
  return key;
}
