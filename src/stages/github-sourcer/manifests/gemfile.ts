import { type Dependency } from './dependency.js';

const GEM = /^\s*gem\s*\(?\s*['"]([\w.-]+)['"](.*)$/;
const GROUP = /^\s*group\s*\(?\s*(.*?)\)?\s+do\b/;
const DEVELOPMENT = /:(?:development|test|ci|lint|doc\w*)\b|(?:development|test):/;
const SPECIFICATION = /^\s*\w+\.add_(runtime_|development_)?dependency\s*\(?\s*['"]([\w.-]+)['"]/;

/** Bundler's `Gemfile`: Ruby, of which the `gem` lines and the groups around them are read. */
export function parseGemfile(text: string): Dependency[] {
  const found: Dependency[] = [];
  // For every open block: whether what stands in it is for development only.
  const blocks: boolean[] = [];
  for (const line of text.split(/\r?\n/).filter((raw) => !/^\s*#/.test(raw))) {
    const gem = GEM.exec(line);
    if (gem?.[1] !== undefined) {
      found.push({ ecosystem: 'rubygems', name: gem[1], development: blocks.includes(true) || DEVELOPMENT.test(gem[2] ?? '') });
    } else if (/\bdo\b(\s*\|.*\|)?\s*$/.test(line) || /^\s*(if|unless|case|begin)\b/.test(line)) {
      blocks.push(DEVELOPMENT.test(GROUP.exec(line)?.[1] ?? ''));
    } else if (/^\s*end\b/.test(line)) blocks.pop();
  }
  return found;
}

/** A gem's own `*.gemspec`. */
export function parseGemspec(text: string): Dependency[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, kind, name] = SPECIFICATION.exec(line) ?? [];
    return name === undefined ? [] : [{ ecosystem: 'rubygems' as const, name, development: kind === 'development_' }];
  });
}
