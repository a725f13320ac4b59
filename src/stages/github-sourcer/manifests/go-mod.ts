import { dependencies, type Dependency } from './dependency.js';

/** A major version at the end of a module path is part of the path, not of the name people know. */
const MAJOR_VERSION = /\/v\d+$/;

/** A line of a `require` directive (go.dev/ref/mod): module path, version, perhaps `// indirect`. */
const REQUIREMENT = /^(?:require\s+)?"?([^\s"()]+\.[^\s"()]+)"?\s+v\d\S*(\s*\/\/.*)?$/;

/** Go's `go.mod`, which the Go reference defines line by line. What is only needed by others is not counted. */
export function parseGoMod(text: string): Dependency[] {
  const names: string[] = [];
  let block: string | null = null;
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    const opening = /^([a-z]+)\s*\($/.exec(line)?.[1];
    if (opening !== undefined) block = opening;
    else if (line === ')') block = null;
    else if (block === 'require' || line.startsWith('require ')) {
      const match = REQUIREMENT.exec(line);
      if (match?.[1] !== undefined && !/\bindirect\b/.test(match[2] ?? '')) names.push(match[1].replace(MAJOR_VERSION, ''));
    }
  }
  return dependencies('go', names);
}
