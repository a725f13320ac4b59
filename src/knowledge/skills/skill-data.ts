import { readdirSync, readFileSync } from 'node:fs';
import { type EvidenceLevel, type SharedSpelling, type SkillEntry } from './skill-entry.js';
import { topicOf } from './folding.js';

/** An ambiguity rule in the data files. Missing values have defaults. */
interface WrittenRule {
  needs: EvidenceLevel;
  spellings?: string[];
  skillBefore?: string[];
  skillAfter?: string[];
  wordBefore?: string[];
  wordAfter?: string[];
}

/** A skill in the data files: only `name` and `kind` are required. */
export interface WrittenSkill extends Partial<Omit<SkillEntry, 'ambiguous'>> {
  name: string;
  kind: SkillEntry['kind'];
  ambiguous?: WrittenRule;
}

/** A language from the list of GitHub Linguist. */
export interface LinguistLanguage {
  name: string;
  type: 'programming' | 'markup' | 'data' | 'prose';
  aliases: string[];
}

const DIRECTORY = new URL('./data/', import.meta.url);

/** Files with their own format. Every other file in the folder is a list of skills. */
const OTHER_FILES = new Set([
  'linguist.json',
  'shared-spellings.json',
  'ordinary-phrases.json',
  'cues.json',
  'ellipses.json',
]);

/** Reads one data file. The caller states its type; the data's spec checks it. */
export function readData<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, DIRECTORY), 'utf8')) as T;
}

/** Names of the files with skills, with their folder. */
export function skillFiles(): string[] {
  return readdirSync(DIRECTORY, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !OTHER_FILES.has(file))
    .sort();
}

/** All skills of the data files, with defaults filled in, then GitHub's other programming languages. */
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

/** Shared by all entries, because most of the tens of thousands of lists are empty. */
const NONE = Object.freeze([]) as unknown as never[];
const NO_PACKAGES: Record<string, string[]> = Object.freeze({});

function complete(written: WrittenSkill): SkillEntry {
  const rule = written.ambiguous;
  return {
    name: written.name,
    kind: written.kind,
    aliases: written.aliases ?? NONE,
    implies: written.implies ?? NONE,
    packages: written.packages ?? NO_PACKAGES,
    topics: written.topics ?? [topicOf(written.name)],
    language: written.language ?? null,
    ambiguous: rule
      ? {
          spellings: rule.spellings ?? [written.name],
          needs: rule.needs,
          skillBefore: rule.skillBefore ?? NONE,
          skillAfter: rule.skillAfter ?? NONE,
          wordBefore: rule.wordBefore ?? NONE,
          wordAfter: rule.wordAfter ?? NONE,
        }
      : null,
    families: written.families ?? NONE,
    vague: written.vague ?? false,
  };
}

/**
 * The entry of a language that nobody has reviewed. Its name may be an ordinary word (Clean, Self, Ring), so strong
 * evidence is needed. Its aliases on GitHub (`be`, `click`) are even more often ordinary words and are left out.
 */
function unreviewed({ name }: LinguistLanguage): SkillEntry {
  return complete({ name, kind: 'language', language: name, ambiguous: { needs: 'strong' } });
}
