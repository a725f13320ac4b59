import { describe, expect, it } from '@jest/globals';
import { repositoryAnswer } from '../../../../test/support/github-answers.js';
import { mainLanguage } from './main-language.js';

describe('the main language of a repository', () => {
  it.each([
    [{ 'Jupyter Notebook': 4_000_000, Python: 60_000, Shell: 900 }, 'Python'],
    [{ HTML: 900_000, TypeScript: 80_000, CSS: 70_000 }, 'TypeScript'],
    [{ TeX: 300_000, 'C++': 40_000 }, 'C++'],
    [{ Go: 40_000, HTML: 30_000 }, 'Go'],
    [{ HTML: 9_000 }, 'HTML'],
  ])('of %j is %s', (bytes, language) => {
    expect(mainLanguage(repositoryAnswer('sample-person/work', { bytes: bytes as Record<string, number> }))).toBe(
      language,
    );
  });

  it('is GitHub’s first language if the shares were not loaded', () => {
    expect(mainLanguage({ primaryLanguage: { name: 'HTML' } })).toBe('HTML');
  });
});
