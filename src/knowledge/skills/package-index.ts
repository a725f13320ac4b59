import { type SkillEntry } from './skill-entry.js';

/**
 * The spelling of a package by the rules of its registry: PyPI treats `-`, `_` and `.` as equal; the major versions of
 * a Go module are one module.
 */
function canonicalPackage(ecosystem: string, name: string): string {
  const lower = name.trim().toLowerCase();
  if (ecosystem === 'pypi') return lower.replaceAll(/[-_.]+/g, '-');
  if (ecosystem === 'go') return lower.replace(/\/v\d+$/, '');
  if (ecosystem === 'swift') return lower.replace(/^https?:\/\//, '').replace(/\.git$/, '');
  return lower;
}

/**
 * Finds the skill that a package shows. An exact name takes precedence over a prefix, and a longer prefix over a
 * shorter one.
 */
export class PackageIndex {
  private readonly exact = new Map<string, SkillEntry>();
  private readonly beginnings = new Map<string, SkillEntry>();
  private readonly longest = new Map<string, number>();

  constructor(entries: readonly SkillEntry[]) {
    for (const entry of entries) {
      for (const [ecosystem, names] of Object.entries(entry.packages)) {
        for (const name of names) this.add(ecosystem, name, entry);
      }
    }
  }

  /** The skill that a package shows, or undefined if the package is unknown. */
  find(ecosystem: string, name: string): SkillEntry | undefined {
    const wanted = canonicalPackage(ecosystem, name);
    const exact = this.exact.get(`${ecosystem}:${wanted}`);
    if (exact) return exact;
    for (let length = Math.min(wanted.length, this.longest.get(ecosystem) ?? 0); length > 2; length--) {
      const entry = this.beginnings.get(`${ecosystem}:${wanted.slice(0, length)}`);
      if (entry) return entry;
    }
    return undefined;
  }

  private add(ecosystem: string, name: string, entry: SkillEntry): void {
    if (!name.endsWith('*')) {
      this.exact.set(`${ecosystem}:${canonicalPackage(ecosystem, name)}`, entry);
      return;
    }
    const beginning = canonicalPackage(ecosystem, name.slice(0, -1));
    this.beginnings.set(`${ecosystem}:${beginning}`, entry);
    this.longest.set(ecosystem, Math.max(this.longest.get(ecosystem) ?? 0, beginning.length));
  }
}
