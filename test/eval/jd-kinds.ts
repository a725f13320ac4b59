import { findSkills } from '../../src/knowledge/skills/skill-matcher.js';
import { skillCatalogue } from '../../src/knowledge/skills/skill-catalogue.js';
import { readPosting } from '../../src/stages/jd-parser/posting.js';
import { type LabelledPosting } from '../../src/cli/eval/jd-dataset.js';
import { type PostingScore } from '../../src/cli/eval/jd-score.js';
import { foldSkill } from '../../src/cli/eval/jd-skill-names.js';

/**
 * Sorts the skills that were missed, invented or put into the other list by what went wrong, with the posting and the
 * name of each.
 */
export function kindsOfErrors(
  postings: readonly LabelledPosting[],
  scores: readonly PostingScore[],
): ReadonlyMap<string, string[]> {
  const kinds = new Map<string, string[]>();
  const add = (kind: string, id: string, name: string) =>
    kinds.set(kind, [...(kinds.get(kind) ?? []), `${id}: ${name}`]);
  for (const [index, posting] of postings.entries()) {
    const score = scores[index];
    if (score === undefined) continue;
    const places = placesOfSkills(posting.text);
    for (const name of score.all.missed) add(kindOfMiss(name, places), posting.id, name);
    for (const name of score.all.invented)
      add(
        `invented (${places.get(foldSkill(name))?.join(', ') ?? 'a name that is not in the catalogue'})`,
        posting.id,
        name,
      );
    for (const name of score.asPreferred) add('required, read as preferred', posting.id, name);
    for (const name of score.asRequired) add('preferred, read as required', posting.id, name);
  }
  return new Map([...kinds].toSorted(([, one], [, other]) => other.length - one.length));
}

function kindOfMiss(name: string, places: ReadonlyMap<string, string[]>): string {
  const sections = places.get(foldSkill(name));
  if (sections !== undefined) return `missed although named (${sections.join(', ')})`;
  return skillCatalogue().resolve(name) === undefined
    ? 'missed: not in the catalogue'
    : 'missed: no known spelling in the text';
}

/** The sections in which each skill is named, by its folded name. */
function placesOfSkills(source: string): ReadonlyMap<string, string[]> {
  const { text, blocks } = readPosting(source);
  const places = new Map<string, string[]>();
  for (const { entry, start } of findSkills(text)) {
    const section = blocks.find((block) => start >= block.start && start < block.end)?.section ?? 'none';
    const known = places.get(foldSkill(entry.name)) ?? [];
    if (!known.includes(section)) places.set(foldSkill(entry.name), [...known, section]);
  }
  return places;
}
