import { readdirSync, readFileSync } from 'node:fs';
import { type EvidenceLevel, type SharedSpelling, type SkillEntry } from './skill-entry.js';
import { topicOf } from './folding.js';

/** An ambiguity rule as it is written in the data: what is absent has its default. */
interface WrittenRule {
  needs: EvidenceLevel;
  spellings?: string[];
  skillBefore?: string[];
  skillAfter?: string[];
  wordBefore?: string[];
  wordAfter?: string[];
}

/** A skill as it is written in the data: only `name` and `kind` are needed. */
export interface WrittenSkill extends Partial<Omit<SkillEntry, 'ambiguous'>> {
  name: string;
  kind: SkillEntry['kind'];
  ambiguous?: WrittenRule;
}

/** A language of GitHub's list. */
export interface LinguistLanguage {
  name: string;
  type: 'programming' | 'markup' | 'data' | 'prose';
  aliases: string[];
}

const DIRECTORY = new URL('./data/', import.meta.url);

/** Files with a shape of their own; every other file of the folder is a list of skills. */
const OTHER_FILES = new Set([
  'linguist.json',
  'shared-spellings.json',
  'ordinary-phrases.json',
  'cues.json',
  'ellipses.json',
]);

/** Reads one data file. The shape is the caller's claim, which the specification of the data verifies. */
export function readData<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, DIRECTORY), 'utf8')) as T;
}

/** Names of the files that list skills. */
export function skillFiles(): string[] {
  return readdirSync(DIRECTORY)
    .filter((file) => file.endsWith('.json') && !OTHER_FILES.has(file))
    .sort();
}

/** Every skill of the data files, with defaults filled in, followed by GitHub's other programming languages. */
export function readSkills(): SkillEntry[] {
  const reviewed = skillFiles()
    .flatMap((file) => readData<WrittenSkill[]>(file))
    .map(complete);
  const known = new Set(reviewed.map((entry) => entry.language));
  const others = readData<LinguistLanguage[]>('linguist.json')
    .filter((language) => language.type === 'programming' && !known.has(language.name))
    .map(unreviewed);
  return [...reviewed, ...others];
}

export function readSharedSpellings(): SharedSpelling[] {
  return readData<SharedSpelling[]>('shared-spellings.json');
}

function complete(written: WrittenSkill): SkillEntry {
  const rule = written.ambiguous;
  return {
    name: written.name,
    kind: written.kind,
    aliases: written.aliases ?? [],
    implies: written.implies ?? [],
    packages: written.packages ?? {},
    topics: written.topics ?? [topicOf(written.name)],
    language: written.language ?? null,
    ambiguous: rule
      ? {
          spellings: rule.spellings ?? [written.name],
          needs: rule.needs,
          skillBefore: rule.skillBefore ?? [],
          skillAfter: rule.skillAfter ?? [],
          wordBefore: rule.wordBefore ?? [],
          wordAfter: rule.wordAfter ?? [],
        }
      : null,
    families: written.families ?? [],
    vague: written.vague ?? false,
  };
}

/**
 * A language that nobody has reviewed may be spelled like any word (Clean, Self, Ring): only strong evidence counts.
 * Its aliases on GitHub (`be`, `click`) are left out, for they are words still more often.
 */
function unreviewed({ name }: LinguistLanguage): SkillEntry {
  return complete({ name, kind: 'language', language: name, ambiguous: { needs: 'strong' } });
}
