import { LRUCache } from 'lru-cache';
import { fold, withoutVersion } from './folding.js';
import { impliedSkills } from './implications.js';
import { PackageIndex } from './package-index.js';
import { readSharedSpellings, readSkills } from './skill-data.js';
import { type SharedSpelling, type SkillEntry, type SkillImplication, type SkillSpelling } from './skill-entry.js';

export { type SkillEntry, type SkillImplication, type SkillSpelling } from './skill-entry.js';

/** Number of cached look-ups: the same few thousand topics and words occur for many people. */
const MOST_RESOLVED = 10_000;
/** Longer texts are not names of skills and come from strangers, so they are not cached. */
const LONGEST_RESOLVED = 60;

/** All known skills and the ways to look them up. The results never change. */
export class SkillCatalogue {
  private readonly resolved = new LRUCache<string, { entry: SkillEntry | undefined }>({ max: MOST_RESOLVED });
  private readonly names = new Map<string, SkillEntry>();
  private readonly folded = new Map<string, SkillEntry>();
  private readonly topics = new Map<string, SkillEntry>();
  private readonly languages = new Map<string, SkillEntry>();
  private packages: PackageIndex | undefined;
  private readonly allSpellings: readonly SkillSpelling[];
  private readonly implications = new Map<string, readonly SkillImplication[]>();

  constructor(
    readonly entries: readonly SkillEntry[],
    readonly sharedSpellings: readonly SharedSpelling[] = [],
  ) {
    for (const entry of entries) this.names.set(entry.name, entry);
    this.allSpellings = entries.flatMap(spellingsOf);
    this.indexSpellings();
    for (const entry of entries) {
      for (const topic of entry.topics) if (!this.topics.has(topic)) this.topics.set(topic, entry);
      if (entry.language !== null) this.languages.set(entry.language.toLowerCase(), entry);
    }
  }

  /** The skill with exactly this canonical name. */
  byName(name: string): SkillEntry | undefined {
    return this.names.get(name);
  }

  /** The skill with this spelling or alias. Case, spaces, hyphens, dots and a version at the end are ignored. */
  resolve(text: string): SkillEntry | undefined {
    const known = this.resolved.get(text);
    if (known) return known.entry;
    const folded = fold(text);
    const entry =
      this.folded.get(folded) ??
      this.languages.get(text.trim().toLowerCase()) ??
      this.folded.get(withoutVersion(folded));
    if (text.length <= LONGEST_RESOLVED) this.resolved.set(text, { entry });
    return entry;
  }

  /** The skill that the use of a package shows. */
  byPackage(ecosystem: string, packageName: string): SkillEntry | undefined {
    this.packages ??= new PackageIndex(this.entries);
    return this.packages.find(ecosystem, packageName);
  }

  /** The skill that a GitHub topic names. */
  byTopic(topic: string): SkillEntry | undefined {
    const wanted = topic.trim().toLowerCase();
    return this.topics.get(wanted) ?? this.resolve(wanted);
  }

  /** The skill for a language, by GitHub's name. */
  byLanguage(githubLanguage: string): SkillEntry | undefined {
    return this.languages.get(githubLanguage.trim().toLowerCase());
  }

  /** The skills that follow from a skill, nearest first; empty for an unknown name. */
  impliedBy(name: string): readonly SkillImplication[] {
    let implied = this.implications.get(name);
    if (!implied) {
      implied = impliedSkills(name, this.names);
      if (this.names.has(name)) this.implications.set(name, implied);
    }
    return implied;
  }

  /** Every spelling that a text matcher must find. */
  spellings(): readonly SkillSpelling[] {
    return this.allSpellings;
  }

  /** Names take precedence over aliases. If two skills share a spelling, its rule decides. */
  private indexSpellings(): void {
    for (const shared of this.sharedSpellings) {
      const entry = this.names.get(shared.usually);
      if (entry) this.folded.set(fold(shared.spelling), entry);
    }
    for (const { spelling, folded, entry } of this.allSpellings) {
      if (spelling === entry.name && !this.folded.has(folded)) this.folded.set(folded, entry);
    }
    for (const { folded, entry } of this.allSpellings) if (!this.folded.has(folded)) this.folded.set(folded, entry);
  }
}

function spellingsOf(entry: SkillEntry): SkillSpelling[] {
  return [entry.name, ...entry.aliases].map((spelling) => {
    const doubtful = entry.ambiguous?.spellings.includes(spelling) ?? false;
    return { spelling, folded: fold(spelling), entry, caseSensitive: doubtful, needsContext: doubtful };
  });
}

let compiled: SkillCatalogue | undefined;

/** The catalogue of the data files. It is compiled at the first call. */
export function skillCatalogue(): SkillCatalogue {
  compiled ??= new SkillCatalogue(readSkills(), readSharedSpellings());
  return compiled;
}
