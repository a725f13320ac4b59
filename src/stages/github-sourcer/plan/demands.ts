import { type JobRequirement, type Skill } from '../../../domain/job-requirement.js';
import { type SkillCatalogue, type SkillEntry } from '../../../knowledge/skills/skill-catalogue.js';

/** A skill of the posting that is in the catalogue. */
export interface Demand {
  entry: SkillEntry;
  /** 1 for a required skill, less for a preferred one. */
  weight: number;
  /** Demands with the same mark are alternatives; null: no alternatives. */
  anyOf: string | null;
}

/** Weight of a preferred skill beside a required one. */
const PREFERRED_WEIGHT = 0.4;

/** Returns the posting's skills in order, required ones first, each once. Names outside the catalogue are left out. */
export function readDemands(requirement: JobRequirement, catalogue: SkillCatalogue): Demand[] {
  const byName = new Map<string, Demand>();
  const add = (prefix: string, weight: number, skills: readonly Skill[]): void => {
    for (const { name, anyOf } of skills) {
      const entry = catalogue.byName(name) ?? catalogue.resolve(name);
      if (entry && !byName.has(entry.name))
        byName.set(entry.name, { entry, weight, anyOf: anyOf === null ? null : `${prefix}:${anyOf}` });
    }
  };
  add('required', 1, requirement.requiredSkills);
  add('preferred', PREFERRED_WEIGHT, requirement.preferredSkills);
  return [...byName.values()];
}

/**
 * Returns how well confidences meet the demands, from 0 to 1. One of several alternatives is enough; general terms
 * (`vague`) count half.
 */
export function meetDemands(demands: readonly Demand[], confidences: ReadonlyMap<string, number>): number {
  const groups = new Map<string, { weight: number; met: number }>();
  for (const { entry, weight, anyOf } of demands) {
    const key = anyOf ?? `alone:${entry.name}`;
    const group = groups.get(key) ?? { weight: 0, met: 0 };
    groups.set(key, {
      weight: Math.max(group.weight, entry.vague ? weight / 2 : weight),
      met: Math.max(group.met, confidences.get(entry.name) ?? 0),
    });
  }
  const total = [...groups.values()].reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : [...groups.values()].reduce((sum, { weight, met }) => sum + weight * met, 0) / total;
}
