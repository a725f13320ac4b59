import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type SkillKind } from '../../../domain/job-terms.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { PREFERRED_SKILL_SHARE } from '../outreach-limits.js';
import { type SkillTie } from './repository-facts.js';
import { skillKey } from './skill-key.js';

/** How a piece of work shows a skill. `change`: the title of the change names the skill. */
export type WorkTie = 'change' | SkillTie;

/** A skill of the posting that a piece of work shows. */
export interface FittingSkill {
  /** The posting's name for it. */
  name: string;
  tie: WorkTie;
  /** 0 to 1: how specific the skill is, how surely the work shows it, and whether the posting requires it. */
  fit: number;
}

/**
 * How much it says to speak of a skill of this kind, 0 to 1, by judgement: a library that the person has worked on says
 * more than the language it is written in, and everybody knows a language.
 */
const SKILL_SPECIFICITY: Readonly<Record<SkillKind, number>> = {
  library: 1,
  framework: 0.97,
  database: 0.95,
  messaging: 0.95,
  'cloud-service': 0.93,
  tool: 0.92,
  platform: 0.92,
  protocol: 0.9,
  standard: 0.8,
  'operating-system': 0.75,
  cloud: 0.7,
  language: 0.6,
  practice: 0.35,
  method: 0.3,
  field: 0.3,
  certification: 0.2,
  unknown: 0.2,
};

/** How surely a piece of work shows a skill, 0 to 1, by judgement. */
const TIE_STRENGTH: Readonly<Record<WorkTie, number>> = {
  /** The title of the change names it. */
  change: 1,
  /** The repository is that technology. */
  itself: 1,
  /** The repository is mostly written in it. */
  language: 0.95,
  /** The repository depends on it. */
  use: 0.85,
  /** A topic, a file or the description of the repository has it. */
  part: 0.75,
};

/** The skills of the posting, with their share: 1 if required. */
export function wantedSkills(requirement: JobRequirement): { name: string; required: boolean; share: number }[] {
  return [
    ...requirement.requiredSkills.map(({ name, kind }) => ({ name, required: true, share: specificity(name, kind) })),
    ...requirement.preferredSkills.map(({ name, kind }) => ({
      name,
      required: false,
      share: PREFERRED_SKILL_SHARE * specificity(name, kind),
    })),
  ];
}

/**
 * The skills of the posting among those that are shown, the best to speak of first: a library before a framework before
 * a language, what the change itself is about before what surrounds it.
 */
export function fittingSkills(shown: ReadonlyMap<string, WorkTie>, requirement: JobRequirement): FittingSkill[] {
  return wantedSkills(requirement)
    .flatMap(({ name, share }) => {
      const tie = shown.get(skillKey(name));
      return tie === undefined ? [] : [{ name, tie, fit: share * TIE_STRENGTH[tie] }];
    })
    .sort((one, other) => other.fit - one.fit);
}

/** How much it says to name this skill of the posting, 0 to 1, if the work shows it in this way. */
export function shownFit(name: string, tie: WorkTie, requirement: JobRequirement): number {
  const wanted = wantedSkills(requirement).find((skill) => skillKey(skill.name) === skillKey(name));
  return (wanted?.share ?? 0) * TIE_STRENGTH[tie];
}

/** How much it says to speak of a skill, 0 to 1. A wide field says little, whatever its kind. */
function specificity(name: string, kind: SkillKind): number {
  const isVague = skillCatalogue().resolve(name)?.vague ?? false;
  return isVague ? SKILL_SPECIFICITY.field : SKILL_SPECIFICITY[kind];
}
