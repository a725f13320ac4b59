import { type NamedPackage } from '../dependency.js';
import { linesOf } from './lines.js';

const GEM = /^gem[\s(]*['"]([\w.-]+)['"](.*)$/;
const DEVELOPMENT = /:(?:development|test|ci|lint|doc\w*)\b|(?:development|test):/;
const SPECIFICATION = /^\w+\.add_(runtime_|development_)?dependency[\s(]*['"]([\w.-]+)['"]/;
const CONDITION = /^(?:if|unless|case|begin)\b/;

/** Whether a line ends with `do`, with or without the arguments of the block (`do |spec|`). */
function opensBlock(line: string): boolean {
  const bar = line.endsWith('|') ? line.lastIndexOf('|', line.length - 2) : -1;
  return /\bdo$/.test(bar < 0 ? line : line.slice(0, bar).trimEnd());
}

/** Reads Bundler's `Gemfile`. It is Ruby code; only the `gem` lines and the groups around them are read. */
export function parseGemfile(text: string): NamedPackage[] {
  const found: NamedPackage[] = [];
  // For every open block: whether its contents are for development only.
  const blocks: boolean[] = [];
  let openForDevelopment = 0;
  for (const line of linesOf(text, '#')) {
    const gem = GEM.exec(line);
    if (gem?.[1] !== undefined) {
      found.push({ name: gem[1], development: openForDevelopment > 0 || DEVELOPMENT.test(gem[2] ?? '') });
    } else if (opensBlock(line) || CONDITION.test(line)) {
      const development = /^group\b/.test(line) && DEVELOPMENT.test(line);
      blocks.push(development);
      openForDevelopment += Number(development);
    } else if (/^end\b/.test(line)) openForDevelopment -= Number(blocks.pop() ?? false);
  }
  return found;
}

/** Reads the `*.gemspec` of a gem. */
export function parseGemspec(text: string): NamedPackage[] {
  return linesOf(text, '#').flatMap((line) => {
    const [, kind, name] = SPECIFICATION.exec(line) ?? [];
    return name === undefined ? [] : [{ name, development: kind === 'development_' }];
  });
}
