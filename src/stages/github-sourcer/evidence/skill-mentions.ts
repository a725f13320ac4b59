import { LRUCache } from 'lru-cache';
import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { piecesOf } from '../../../knowledge/skills/folding.js';
import { type SkillCatalogue, type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';

/** Most words in the name of a skill. */
const MAX_WORDS = 4;

/** Characters of a text that are read. GitHub allows 350 for a description and 160 for a bio. */
const MAX_CHARACTERS = 2_000;

/** Number of texts whose mentions are cached; each text has about one line. */
const MAX_REMEMBERED = 10_000;
const remembered = new WeakMap<SkillCatalogue, LRUCache<string, readonly SkillEntry[]>>();

/** Whether a spelling means the skill whatever words are around it. */
function isSure(entry: SkillEntry, spelling: string): boolean {
  const doubtful = entry.ambiguous?.spellings ?? [];
  return !entry.vague && !doubtful.some((doubt) => doubt.toLowerCase() === spelling.toLowerCase());
}

/**
 * Returns the skills that a stranger's short text names, longest names first ("React Native" is not React). Spellings
 * that are also ordinary words do not count. A text that gives instructions to its reader counts for nothing.
 */
export function skillMentions(written: string | null | undefined, catalogue: SkillCatalogue): readonly SkillEntry[] {
  if (!written) return [];
  const text = written.slice(0, MAX_CHARACTERS);
  const known = remembered.get(catalogue) ?? new LRUCache<string, readonly SkillEntry[]>({ max: MAX_REMEMBERED });
  remembered.set(catalogue, known);
  let mentions = known.get(text);
  if (mentions === undefined) {
    // Many people share the same repositories, and every step of the funnel reads them again.
    mentions = findMentions(text, catalogue);
    known.set(text, mentions);
  }
  return mentions;
}

function findMentions(text: string, catalogue: SkillCatalogue): SkillEntry[] {
  if (findInjection(text, 'profile') !== null) return [];
  const pieces = piecesOf(text);
  const found = new Map<string, SkillEntry>();
  for (let at = 0; at < pieces.length;) {
    let taken = 0;
    for (let words = Math.min(MAX_WORDS, pieces.length - at); words > 0 && taken === 0; words--) {
      const spelling = text.slice(pieces[at]?.start, pieces[at + words - 1]?.end);
      // A name does not continue across a comma or a full stop.
      if (words > 1 && /[,;:|()\n]|\.\s/.test(spelling)) continue;
      const entry = catalogue.resolve(spelling);
      if (entry === undefined) continue;
      taken = words;
      if (isSure(entry, spelling)) found.set(entry.name, entry);
    }
    at += Math.max(1, taken);
  }
  return [...found.values()];
}
