import { type SkillCatalogue } from '../../../../knowledge/skills/skill-catalogue.js';
import { EVIDENCE_WEIGHTS } from '../evidence-weights.js';
import { type Finding } from '../finding.js';

/**
 * Returns skills that follow from shown skills: React is written in JavaScript. For each implied skill only the most
 * certain source counts, with a discount for every step. The evidence says that the skill is implied.
 * @param shown confidence of each skill from direct evidence
 * @param bestFinding the strongest sign of each of them, for the link
 */
export function impliedSkills(
  shown: ReadonlyMap<string, number>,
  bestFinding: ReadonlyMap<string, Finding>,
  catalogue: SkillCatalogue,
): Finding[] {
  const best = new Map<string, Finding>();
  for (const [source, confidence] of shown) {
    const origin = bestFinding.get(source);
    if (!origin) continue;
    for (const { name, distance } of catalogue.impliedBy(source)) {
      const weight = confidence * EVIDENCE_WEIGHTS.impliedFactor ** distance;
      if (weight <= (best.get(name)?.weight ?? 0)) continue;
      best.set(name, {
        ...origin,
        skill: name,
        signal: 'implied',
        weight,
        sighting: { ...origin.sighting, impliedBy: source },
      });
    }
  }
  return [...best.values()];
}
