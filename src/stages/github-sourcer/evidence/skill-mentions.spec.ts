import { describe, expect, it } from '@jest/globals';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { skillMentions } from './skill-mentions.js';

const names = (text: string | null): string[] => skillMentions(text, skillCatalogue()).map(({ name }) => name);

describe('skills that a short text names', () => {
  it.each([
    ['Backend developer. Kubernetes, PostgreSQL & TypeScript', ['Kubernetes', 'PostgreSQL', 'TypeScript']],
    ['I build apps with React Native', ['React Native']],
    ['node js and C++', ['Node.js', 'C++']],
    ['Kubernetes kubernetes KUBERNETES', ['Kubernetes']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expect.arrayContaining(expected));
  });

  it('the longest name wins: React Native is not React', () => {
    expect(names('React Native apps')).not.toContain('React');
  });

  it('ordinary words are no skills', () => {
    expect(names('I go to work, make things and express myself in spring')).toEqual([]);
  });

  it('names do not run over punctuation, and nothing is named by nothing', () => {
    expect(names('React. Native speaker of Finnish')).not.toContain('React Native');
    expect([names(null), names('')]).toEqual([[], []]);
  });
});
