import { type DraftFacts } from '../facts/draft-facts.js';
import { SUBJECT_LENGTH } from '../outreach-limits.js';
import { seedOf } from './seeded-choice.js';
import { fill, WORDING, type WordingChoice } from './wording.js';

/**
 * A subject line of the right length, built from the known facts. The search starts at a seeded position and returns
 * the first that fits.
 */
export function subjectLine(facts: DraftFacts, choice: WordingChoice): string {
  const skill = facts.workItems[0]?.skills[0] ?? facts.provenSkills[0]?.name ?? null;
  const repoName = facts.workItems[0]?.repository.split('/')[1] ?? null;
  const known = { company: facts.company, skill, repoName, name: facts.greetingName };
  const roles = [...new Set([facts.role.text, facts.role.short])].filter((role) => role !== '');
  const start = seedOf(choice.seed, 'subject', choice.attempt) + choice.variant * VARIANT_DISTANCE;
  for (const templates of [WORDING.subject['fitted'] ?? [], WORDING.subject['fixed'] ?? []]) {
    for (let step = 0; step < templates.length; step += 1) {
      const template = templates[(start + step) % templates.length] ?? '';
      for (const role of template.includes('{role}') ? roles : [null]) {
        const text = fillKnown(template, { ...known, role });
        if (text !== null && text.length >= SUBJECT_LENGTH.min && text.length <= SUBJECT_LENGTH.max) return text;
      }
    }
  }
  return '';
}

/** Distance between the start positions of the variants, so that a regenerated message rarely has the same subject. */
const VARIANT_DISTANCE = 7;

/** Fills in a template; null if a value is unknown. */
function fillKnown(template: string, known: Readonly<Record<string, string | null>>): string | null {
  const filling: Record<string, string> = {};
  for (const [, name = ''] of template.matchAll(/\{(\w+)\}/g)) {
    const value = known[name];
    if (value === null || value === undefined) return null;
    filling[name] = value;
  }
  const text = fill(template, filling);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
