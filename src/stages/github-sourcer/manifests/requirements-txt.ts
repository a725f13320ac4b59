import { namedPackages, type NamedPackage } from './dependency.js';

/** The name at the start of a requirement (PEP 508), before extras, versions and markers. */
const REQUIREMENT_NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:[[(<>=!~;,@#]|$)/;

/** The form in which PyPI compares names (PEP 503). */
export function normalizePythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** A line without its comment, which begins with a `#` after white space. */
function withoutComment(line: string): string {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1))
    if (/\s/.test(line.charAt(at - 1))) return line.slice(0, at);
  return line;
}

/** The package a requirement names, or null for an option, a path or an address. */
export function requirementName(requirement: string): string | null {
  const name = REQUIREMENT_NAME.exec(withoutComment(requirement).trim())?.[1];
  return name === undefined ? null : normalizePythonName(name);
}

/** pip's `requirements.txt`: a requirement a line; options (`-r`, `--hash`), paths and addresses name no package. */
export function parseRequirementsTxt(text: string): NamedPackage[] {
  const names = text.split('\n').map(requirementName);
  return namedPackages(names.filter((name) => name !== null));
}
