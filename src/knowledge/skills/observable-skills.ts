import { type SkillEntry, type SkillCatalogue } from './skill-catalogue.js';

/** Practices that files of a repository show: workflows, container files, charts, tests, documentation. */
export const PRACTICES_SEEN_IN_FILES: readonly string[] = [
  'CI/CD',
  'Containers',
  'Container Orchestration',
  'Infrastructure as Code',
  'Documentation',
  'Software Testing',
  'Test Automation',
  'Unit Testing',
  'Integration Testing',
  'E2E Testing',
  'Monorepo',
  'Version Control',
];

/** Kinds of which a topic says too little: anybody's repository may have the topic `agile`. */
const NEEDS_CODE: ReadonlySet<SkillEntry['kind']> = new Set(['practice', 'method', 'field', 'certification']);

/**
 * The names of the skills that public work on GitHub can show: languages, skills with packages or files, what follows
 * from one of these, and products that repositories name as a topic. Everything else (certificates, methods, work with
 * people, on-call duty) cannot be seen there, so nobody's public work can lack it.
 */
export function observableSkills(catalogue: SkillCatalogue): ReadonlySet<string> {
  const direct = catalogue.entries.filter(
    ({ name, kind, language, packages, topics }) =>
      language !== null ||
      Object.keys(packages).length > 0 ||
      PRACTICES_SEEN_IN_FILES.includes(name) ||
      (!NEEDS_CODE.has(kind) && topics.length > 0),
  );
  return new Set(direct.flatMap(({ name }) => [name, ...catalogue.impliedBy(name).map((implied) => implied.name)]));
}
