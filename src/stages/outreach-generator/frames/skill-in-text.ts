import { type JobRequirement } from '../../../domain/job-requirement.js';
import { type SkillKind } from '../../../domain/job-terms.js';
import { type DraftLanguage } from '../../../domain/outreach-sender.js';

/** Kinds of skills with ordinary words, which English, French and Spanish do not write with a capital. */
export const ORDINARY_KINDS: ReadonlySet<SkillKind> = new Set<SkillKind>(['practice', 'method', 'field']);
/** A word that has a capital only because it is in a name: `Machine`, and not `CI` or `DevOps`. */
const TITLE_WORD = /\p{Lu}\p{Ll}+(?![\p{L}\d])/gu;

/** A skill of the posting as it is written inside a sentence: `Kafka`, `CI/CD`, `machine learning`. */
export function skillInText(name: string, requirement: JobRequirement, language: DraftLanguage): string {
  const asked = [...requirement.requiredSkills, ...requirement.preferredSkills].find((skill) => skill.name === name);
  if (asked === undefined || language === 'de' || !ORDINARY_KINDS.has(asked.kind) || PROPER_NAME.test(name))
    return name;
  return name.replaceAll(TITLE_WORD, (word) => word.toLowerCase());
}

/** Methods that are named after something. */
const PROPER_NAME = /^(?:Scrum|Kanban|Six Sigma|Gherkin|Monte Carlo|Bayes)/;
