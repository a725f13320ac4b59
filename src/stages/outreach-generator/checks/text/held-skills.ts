import { skillCatalogue } from '../../../../knowledge/skills/skill-catalogue.js';
import { type SkillEntry } from '../../../../knowledge/skills/skill-entry.js';
import { cachedByFacts } from '../../facts/cached-by-facts.js';
import { type DraftFacts } from '../../facts/draft-facts.js';
import { personSkills } from '../../facts/skill-scope.js';
import { ORDINARY_KINDS } from '../../frames/skill-in-text.js';
import { isCommonWord } from '../../wording/common-words.js';
import { occurrences } from './given-names.js';

/** A skill of the facts that a text names. */
export interface HeldSkill {
  entry: SkillEntry;
  start: number;
  end: number;
}

/**
 * Finds the skills of the person and of the posting in a text, as phrases: `Machine Learning` is one name and not two.
 * A product of one word counts only if it is written as a name, with a capital, a digit or a sign. A spelling that is
 * also an ordinary word does not count, unless it is an acronym; `technologiesIn` knows when it is meant.
 */
export const heldSkills = cachedByFacts((facts): ((text: string, lower: string) => HeldSkill[]) => {
  const spellings = heldEntries(facts)
    .flatMap((entry) => [entry.name, ...entry.aliases].map((spelling) => ({ entry, spelling })))
    .filter(({ entry, spelling }) => !isOrdinary(spelling, entry) || ACRONYM.test(spelling))
    .map(({ entry, spelling }) => ({
      entry,
      lower: spelling.toLowerCase(),
      only: isOrdinary(spelling, entry) ? spelling : null,
    }))
    .sort((one, other) => other.lower.length - one.lower.length);
  return (text, lower) => {
    const found: HeldSkill[] = [];
    for (const { entry, lower: spelling, only } of spellings) {
      for (const { start, end } of occurrences(spelling, lower)) {
        const written = text.slice(start, end);
        const isMeant = only === null ? isName(written, entry) : written === only;
        if (isMeant && found.every((other) => other.end <= start || other.start >= end))
          found.push({ entry, start, end: end + versionAfter(lower, start, end, facts) });
      }
    }
    return found;
  };
});

/** `Kafka`, `pg-tail`, `machine learning` and the practice `reranking`, but not `spring`. */
function isName(written: string, { kind }: SkillEntry): boolean {
  return (
    ORDINARY_KINDS.has(kind) || /\s/.test(written) || written !== written.toLowerCase() || /[^\p{L}-]/u.test(written)
  );
}

/** `ML` is meant where the facts have it, though it also has other meanings. */
const ACRONYM = /^\p{Lu}{2,}s?$/u;

const VERSION = /^ ?v?\d{1,4}(?:\.\d{1,4}){0,2}(?![\p{L}\d])/u;

/** The length of a version after a skill, if the posting has the skill with this version (`Java 17`). */
function versionAfter(lower: string, start: number, end: number, { postingText, requirement }: DraftFacts): number {
  const skills = [...requirement.requiredSkills, ...requirement.preferredSkills];
  const version = VERSION.exec(lower.slice(end, end + LONGEST_VERSION))?.[0] ?? '';
  const named = lower.slice(start, end + version.length);
  const isNamed =
    version !== '' &&
    [postingText, ...skills.map(({ text }) => text)].some((text) => text.toLowerCase().includes(named));
  return isNamed ? version.length : 0;
}

/** The most characters of a version. */
const LONGEST_VERSION = 16;

function isOrdinary(spelling: string, { ambiguous }: SkillEntry): boolean {
  if (spelling.length < 2) return true;
  return !/[\s-]/.test(spelling) && (isCommonWord(spelling) || (ambiguous?.spellings.includes(spelling) ?? false));
}

function heldEntries(facts: DraftFacts): SkillEntry[] {
  const catalogue = skillCatalogue();
  const { requiredSkills, preferredSkills } = facts.requirement;
  const names = [
    ...[...requiredSkills, ...preferredSkills].flatMap(({ name, text }) => [name, text]),
    ...personSkills(facts),
  ];
  return [...new Set(names.flatMap((name) => catalogue.resolve(name) ?? []))];
}
