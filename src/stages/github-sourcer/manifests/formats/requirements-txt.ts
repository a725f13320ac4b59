import { namedPackages, type NamedPackage } from '../dependency.js';

/** The name at the start of a requirement (PEP 508), before extras, versions and markers. */
const REQUIREMENT_NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:[[(<>=!~;,@#]|$)/;

/** Normalises a name in the way that PyPI compares names (PEP 503). */
export function normalizePythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Removes the comment of a line, which begins with a `#` after white space. */
function withoutComment(line: string): string {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1))
    if (/\s/.test(line.charAt(at - 1))) return line.slice(0, at);
  return line;
}

/** Returns the package that a requirement names, or null for an option, a path or a URL. */
export function requirementName(requirement: string): string | null {
  const name = REQUIREMENT_NAME.exec(withoutComment(requirement).trim())?.[1];
  return name === undefined ? null : normalizePythonName(name);
}

/**
 * Reads pip's `requirements.txt`: one requirement on each line. Options (`-r`, `--hash`), paths and URLs name no
 * package.
 */
export function parseRequirementsTxt(text: string): NamedPackage[] {
  const names = text.split('\n').map(requirementName);
  return namedPackages(names.filter((name) => name !== null));
}
