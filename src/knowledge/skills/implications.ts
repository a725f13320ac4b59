import { type SkillEntry, type SkillImplication } from './skill-entry.js';

/**
 * All skills that follow from a skill, nearest first, each at its shortest distance. A breadth-first search that visits
 * each name once, so that cycles in the data cannot make it endless.
 */
export function impliedSkills(name: string, entries: ReadonlyMap<string, SkillEntry>): SkillImplication[] {
  const seen = new Set([name]);
  const found: SkillImplication[] = [];
  let level = [name];
  for (let distance = 1; level.length > 0; distance++) {
    const next: string[] = [];
    for (const implied of level.flatMap((from) => entries.get(from)?.implies ?? [])) {
      if (seen.has(implied)) continue;
      seen.add(implied);
      next.push(implied);
      found.push({ name: implied, distance });
    }
    level = next;
  }
  return found;
}
