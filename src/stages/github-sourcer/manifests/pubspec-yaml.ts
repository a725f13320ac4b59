import { namedPackages, type NamedPackage } from './dependency.js';

const KEY = /^(?:"(\w+)"|'(\w+)'|(\w+))\s*:(?:\s+(\S.*))?$/;

interface Line {
  indentation: number;
  key: string | null;
  isListItem: boolean;
  /** What follows the key on its line, without a comment. */
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

/** The lines below each key at the top. @throws where something else stands at the top */
function sectionsOf(lines: readonly Line[]): Map<string, { value: string; lines: Line[] }> {
  const sections = new Map<string, { value: string; lines: Line[] }>();
  let current: { value: string; lines: Line[] } | undefined;
  for (const line of lines) {
    if (line.indentation > 0) current?.lines.push(line);
    else if (line.key !== null) sections.set(line.key, (current = { value: line.value, lines: [] }));
    // A list may stand as far left as its key.
    else if (!line.isListItem) throw new SyntaxError('Neither a key nor a list at the top');
  }
  return sections;
}

/** The keys of a section, which stand below each other. @throws where they stand in braces, or not below each other */
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
 * Dart's `pubspec.yaml`: the keys below `dependencies` and `dev_dependencies`, as Dart's own tool writes them. YAML allows for far
 * more, and readers of all of it take time out of proportion for some texts.
 */
export function parsePubspecYaml(text: string): NamedPackage[] {
  const sections = sectionsOf(text.split('\n').filter(isContent).map(readLine));
  return [
    ...namedPackages(keysOf(sections.get('dependencies'))),
    ...namedPackages(keysOf(sections.get('dev_dependencies')), true),
  ];
}
