import { LRUCache } from 'lru-cache';
import { findInjection } from '../../../knowledge/injection/find-injection.js';
import { piecesOf } from '../../../knowledge/skills/folding.js';
import { type SkillCatalogue, type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';

/** Words of the longest names of skills. */
const MOST_WORDS = 4;

/** Characters of a text that are read. GitHub lets a description have 350 and a bio 160. */
const MOST_CHARACTERS = 2_000;

/** Texts whose mentions are remembered; each is a line or so. */
const MOST_REMEMBERED = 10_000;
const remembered = new WeakMap<SkillCatalogue, LRUCache<string, readonly SkillEntry[]>>();

/** Whether a spelling means the skill without looking at its neighbours. */
function isSure(entry: SkillEntry, spelling: string): boolean {
  const doubtful = entry.ambiguous?.spellings ?? [];
  return !entry.vague && !doubtful.some((doubt) => doubt.toLowerCase() === spelling.toLowerCase());
}

/**
 * The skills that a stranger's short text names, longest names first ("React Native" is not React). Spellings that are
 * also ordinary words do not count, and a text that talks to its reader instead of about its writer counts for nothing.
 */
export function skillMentions(written: string | null | undefined, catalogue: SkillCatalogue): readonly SkillEntry[] {
  if (!written) return [];
  const text = written.slice(0, MOST_CHARACTERS);
  const known = remembered.get(catalogue) ?? new LRUCache<string, readonly SkillEntry[]>({ max: MOST_REMEMBERED });
  remembered.set(catalogue, known);
  let mentions = known.get(text);
  if (mentions === undefined) {
    // The same repositories come up for many people and in every step of the funnel.
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
    for (let words = Math.min(MOST_WORDS, pieces.length - at); words > 0 && taken === 0; words--) {
      const spelling = text.slice(pieces[at]?.start, pieces[at + words - 1]?.end);
      // A name does not run over a comma or a full stop.
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
