import { namedPackages, type NamedPackage } from '../dependency.js';

const KEY = /^(?:"(\w+)"|'(\w+)'|(\w+))\s*:(?:\s+(\S.*))?$/;

interface Line {
  indentation: number;
  key: string | null;
  isListItem: boolean;
  /** The text after the key on its line, without a comment. */
  value: string;
}

function readLine(line: string): Line {
  const [, double, single, bare, value = ''] = KEY.exec(line.trim()) ?? [];
  return {
    indentation: line.length - line.trimStart().length,
    key: double ?? single ?? bare ?? null,
    isListItem: /^-(?:\s|$)/.test(line),
    value: value.startsWith('#') ? '' : value,
  };
}

const isContent = (line: string): boolean => !/^\s*(?:#|$)|^(?:---|\.\.\.)/.test(line);

/**
 * Returns the lines below each key at the top level.
 * @throws SyntaxError if the top level contains anything else
 */
function sectionsOf(lines: readonly Line[]): Map<string, { value: string; lines: Line[] }> {
  const sections = new Map<string, { value: string; lines: Line[] }>();
  let current: { value: string; lines: Line[] } | undefined;
  for (const line of lines) {
    if (line.indentation > 0) current?.lines.push(line);
    else if (line.key !== null) sections.set(line.key, (current = { value: line.value, lines: [] }));
    // A list may have the same indentation as its key.
    else if (!line.isListItem) throw new SyntaxError('Neither a key nor a list at the top');
  }
  return sections;
}

/**
 * Returns the keys of a section, one on each line.
 * @throws SyntaxError if the keys are in braces, or not below each other
 */
function keysOf(section: { value: string; lines: Line[] } | undefined): string[] {
  if (section === undefined) return [];
  if (section.value !== '' && section.value !== 'null' && section.value !== '~' && section.value !== '{}')
    throw new SyntaxError('A list of dependencies in braces');
  const indentation = section.lines[0]?.indentation;
  return section.lines
    .filter((line) => line.indentation === indentation)
    .map(({ key }) => {
      if (key === null) throw new SyntaxError('A dependency without a name');
      return key;
    });
}

/**
 * Reads Dart's `pubspec.yaml`: the keys below `dependencies` and `dev_dependencies`, in the form that Dart's own tool
 * writes. YAML allows much more, but complete YAML parsers need more than linear time for some texts.
 */
export function parsePubspecYaml(text: string): NamedPackage[] {
  const sections = sectionsOf(text.split('\n').filter(isContent).map(readLine));
  return [
    ...namedPackages(keysOf(sections.get('dependencies'))),
    ...namedPackages(keysOf(sections.get('dev_dependencies')), true),
  ];
}
