import { namedPackages, type NamedPackage } from '../dependency.js';
import { linesOf } from './lines.js';

/** A major version at the end of a module path is part of the path, but not of the common name. */
const MAJOR_VERSION = /\/v\d+$/;

/** The path of a module: no quotation marks or brackets, and a dot with text on both sides. */
const isPath = (text: string): boolean => /^[^"()]+$/.test(text) && text.slice(1, -1).includes('.');

/**
 * Returns the module of one line of a `require` directive (https://go.dev/ref/mod): path, version, and optionally `//
 * indirect`.
 */
function requiredModule(line: string): string | null {
  const words = line.split(/\s+/);
  if (words[0] === 'require') words.shift();
  const [quoted = '', version = '', comment = '', ...more] = words;
  const path = quoted.replace(/^"/, '').replace(/"$/, '');
  const isDirect =
    (comment === '' || comment.startsWith('//')) && ![comment, ...more].some((word) => /\bindirect\b/.test(word));
  return isPath(path) && /^v\d/.test(version) && isDirect ? path : null;
}

/** Reads Go's `go.mod`, which https://go.dev/ref/mod defines line by line. Indirect requirements do not count. */
export function parseGoMod(text: string): NamedPackage[] {
  const names: string[] = [];
  let block: string | null = null;
  for (const line of linesOf(text, '//')) {
    const opening = /^([a-z]+)\s*\($/.exec(line)?.[1];
    if (opening !== undefined) block = opening;
    else if (line === ')') block = null;
    else if (block === 'require' || line.startsWith('require ')) {
      const path = requiredModule(line);
      if (path !== null) names.push(path.replace(MAJOR_VERSION, ''));
    }
  }
  return namedPackages(names);
}
