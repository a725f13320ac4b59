import { type SkillEntry, type SkillCatalogue } from '../skill-catalogue.js';
import { FILE_SKILL_NAMES } from './file-skills.js';

/** Kinds of which a topic says too little: anybody's repository may have the topic `agile`. */
const NEEDS_CODE: ReadonlySet<SkillEntry['kind']> = new Set(['practice', 'method', 'field', 'certification']);

/** Kinds that no file shows, whatever follows from it: a tracker of issues does not show how a team works. */
const NEVER_SEEN: ReadonlySet<SkillEntry['kind']> = new Set(['method', 'certification']);

/** Work with people and processes. The catalogue lets it follow from tools such as Jira, whose use does not show it. */
export const WORK_WITH_PEOPLE: ReadonlySet<string> = new Set([
  'Project Management',
  'Product Management',
  'Requirements Engineering',
  'Release Management',
  'Incident Management',
  'Incident Response',
  'Capacity Planning',
  'Test Planning',
]);

/**
 * The names of the skills that public work on GitHub can show: languages, skills with packages or files, what follows
 * from one of these, and products that repositories name as a topic. Everything else (certificates, methods, work with
 * people, on-call duty) cannot be seen there, so nobody's public work can lack it.
 */
export function observableSkills(catalogue: SkillCatalogue): ReadonlySet<string> {
  const seen = catalogue.entries.filter(
    ({ name, kind, language, packages, topics }) =>
      language !== null ||
      Object.keys(packages).length > 0 ||
      FILE_SKILL_NAMES.has(name) ||
      (!NEEDS_CODE.has(kind) && topics.length > 0),
  );
  const names = seen.flatMap(({ name }) => [name, ...catalogue.impliedBy(name).map((implied) => implied.name)]);
  return new Set(
    names.filter((name) => !WORK_WITH_PEOPLE.has(name) && !NEVER_SEEN.has(catalogue.byName(name)?.kind ?? 'method')),
  );
}
