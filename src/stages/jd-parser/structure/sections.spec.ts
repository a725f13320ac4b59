import { describe, expect, it } from '@jest/globals';
import { cleanText } from '../text/clean-text.js';
import { readStructure } from './blocks.js';
import { readSections } from './sections.js';

/** Returns every block as `section: text`, without headings. */
function sections(source: string): string[] {
  return readSections(readStructure(cleanText(source)))
    .filter(({ kind }) => kind !== 'heading')
    .map(({ section, text }) => `${section}: ${text}`);
}

describe('the parts of a posting', () => {
  it.each([
    ['a number sign', '## Requirements\n- Go'],
    ['a line beneath', 'Requirements\n============\n- Go'],
    ['bold', '**Requirements**\n- Go'],
    ['capitals', 'REQUIREMENTS\n- Go'],
    ['a colon', 'Requirements:\n- Go'],
    ['nothing', 'Requirements\n- Go'],
    ['HTML', '<div><h3>Requirements</h3><ul><li>Go</li></ul></div>'],
    ['a picture', '🎯 Requirements\n✅ Go'],
  ])('finds a heading marked by %s', (_, posting) => {
    expect(sections(`Go Developer\n\n${posting}`)).toContain('requirements: Go');
  });

  it('separates the header from what follows', () => {
    const posting =
      'Go Developer\nBerlin\n\nWe build software for bakeries, and we have been doing so since the year of the flood.\n\n## Tasks\n- Build';
    expect(sections(posting).map((line) => line.split(':')[0])).toEqual(['header', 'header', 'intro', 'duties']);
  });

  it('reads an item as the heading of the deeper items below it only', () => {
    const posting = 'Developer\n\n## Requirements\n- Go\n- Nice to have:\n  - Rust\n- SQL';
    expect(sections(posting).slice(1)).toEqual(['requirements: Go', 'preferred: Rust', 'requirements: SQL']);
  });

  it('reads a labelled line as a part of its own', () => {
    const posting = 'Developer\n\nRequirements:\n- Go\n- Languages: Rust\n- Nice to have: Zig';
    expect(sections(posting).slice(1)).toEqual([
      'requirements: Go',
      'requirements: Languages: Rust',
      'preferred: Nice to have: Zig',
    ]);
  });

  it('ends a list at a paragraph', () => {
    const posting = 'Developer\n\nNice to have\n- Go\n\nWe are a family of people who love bread.';
    expect(sections(posting).at(-1)).toMatch(/^other: We are/);
  });

  it('recognises an equal-opportunity statement without a heading', () => {
    const notice = 'We do not discriminate on the basis of race, religion, gender, age or disability.';
    expect(sections(`Developer\n\nRequirements\n- Go\n\n${notice}`).at(-1)).toBe(`legal: ${notice}`);
  });

  it('keeps a part through unknown deeper headings', () => {
    expect(sections('Dev\n\n# Requirements\n## Zweitens\n- Go')).toContain('requirements: Go');
  });
});
