import { describe, expect, it } from '@jest/globals';
import { readPosting } from '../posting.js';
import { readHeaderFields } from './header-fields.js';

function fields(source: string): string[] {
  return readHeaderFields(readPosting(source)).map(({ name, text }) => `${name}=${text}`);
}

describe('labelled lines', () => {
  it('are read in plain text, front matter, tables, bold and below headings', () => {
    expect(fields('Location: Berlin')).toEqual(['location=Berlin']);
    expect(fields('title: "Full Stack Developer"')).toEqual(['role=Full Stack Developer']);
    expect(fields('| Company | Acme |\n|---|---|\n| Salary | 5k |')).toEqual(['company=Acme', 'salary=5k']);
    expect(fields('**Location:** Munich · **Contract:** permanent')).toEqual([
      'location=Munich',
      'employment=permanent',
    ]);
    expect(fields('# Job\n\n## Location\nMunich\n\n## Benefits\n- Bread')).toEqual(['location=Munich']);
  });

  it('are not every line with a colon', () => {
    expect(fields('Frontend: React\nThe location of the office matters: it is central')).toEqual([]);
  });
});
