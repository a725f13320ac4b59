import { parse } from 'smol-toml';
import { asList, asRecord, namedPackages, strings, type NamedPackage } from '../dependency.js';
import { normalizePythonName, requirementName } from './requirements-txt.js';

const requirementNames = (value: unknown): string[] =>
  strings(asList(value))
    .map(requirementName)
    .filter((name) => name !== null);

/** Poetry stores the names as keys, including Python itself. */
const poetryNames = (value: unknown): string[] =>
  Object.keys(asRecord(value))
    .map(normalizePythonName)
    .filter((name) => name !== 'python');

/**
 * Reads `pyproject.toml`: the tables of PEP 621, PEP 735 and Poetry. Packages of the build system count as development
 * packages.
 */
export function parsePyprojectToml(text: string): NamedPackage[] {
  const manifest = parse(text);
  const project = asRecord(manifest.project);
  const poetry = asRecord(asRecord(manifest.tool).poetry);
  const groups = Object.values(asRecord(poetry.group)).map((group) => asRecord(group).dependencies);
  return [
    ...namedPackages(requirementNames(project.dependencies)),
    ...namedPackages(Object.values(asRecord(project['optional-dependencies'])).flatMap(requirementNames)),
    ...namedPackages(poetryNames(poetry.dependencies)),
    ...namedPackages(Object.values(asRecord(manifest['dependency-groups'])).flatMap(requirementNames), true),
    ...namedPackages([poetry['dev-dependencies'], ...groups].flatMap(poetryNames), true),
    ...namedPackages(requirementNames(asRecord(manifest['build-system']).requires), true),
  ];
}
