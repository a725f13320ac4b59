import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Every page that a reader may open: those at the top, and those of docs/ with its folders. */
const PAGES = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** A link in Markdown to somewhere else than a web address: the path, and the heading after `#`. */
const LINK = /\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g;
/** A path of this tree in code: `src/auth`, `test/faults/clock.long-spec.ts`, and no pattern such as `src/**`. */
const PATH = /`((?:src|test|docs|deploy|scripts|samples)\/[\w./-]*)`/g;

/** The page without its blocks of code, where brackets are no links. */
function prose(page: string): string {
  return readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
}

/** The anchors of a page's headings, made as GitHub makes them. */
function anchors(page: string): Set<string> {
  const headings = Array.from(prose(page).matchAll(/^#+ (.+)$/gm), ([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}

function brokenLinks(page: string): string[] {
  return Array.from(prose(page).matchAll(LINK)).flatMap(([link, path = '', anchor]) => {
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(target)) return [link];
    return anchor === undefined || !target.endsWith('.md') || anchors(target).has(anchor) ? [] : [link];
  });
}

function missingPaths(page: string): string[] {
  return Array.from(prose(page).matchAll(PATH), ([, path = '']) => path).filter((path) => !existsSync(path));
}

describe('the documents', () => {
  it('are found, in the root and in every folder of docs/', () => {
    expect(PAGES).toEqual(
      expect.arrayContaining(['README.md', join('docs', 'runs.md'), join('docs', 'adr', 'README.md')]),
    );
  });

  it.each(PAGES)('%s links only to files and headings that exist', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it.each(PAGES)('%s names only paths that exist', (page) => {
    expect(missingPaths(page)).toEqual([]);
  });
});
