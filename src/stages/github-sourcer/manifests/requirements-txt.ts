import { dependencies, type Dependency } from './dependency.js';

/** The name at the start of a requirement (PEP 508), before extras, versions and markers. */
const REQUIREMENT_NAME = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:[[(<>=!~;,@#]|$)/;

/** The form in which PyPI compares names (PEP 503). */
export function normalizePythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** The package a requirement names, or null for an option, a path or an address. */
export function requirementName(requirement: string): string | null {
  const name = REQUIREMENT_NAME.exec(requirement.replace(/\s+#.*$/, ''))?.[1];
  return name === undefined ? null : normalizePythonName(name);
}

/** pip's `requirements.txt`: a requirement a line; options (`-r`, `--hash`), paths and addresses name no package. */
export function parseRequirementsTxt(text: string): Dependency[] {
  const names = text.split(/\r?\n/).map(requirementName);
  return dependencies('pypi', names.filter((name) => name !== null));
}
