import { describe, expect, it } from '@jest/globals';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { skillMentions } from './skill-mentions.js';

const names = (text: string | null): string[] => skillMentions(text, skillCatalogue()).map(({ name }) => name);

describe('a short text', () => {
  it.each([
    ['Backend developer. Kubernetes, PostgreSQL & TypeScript', ['Kubernetes', 'PostgreSQL', 'TypeScript']],
    ['I build apps with React Native', ['React Native']],
    ['node js and C++', ['Node.js', 'C++']],
    ['Kubernetes kubernetes KUBERNETES', ['Kubernetes']],
  ])('names the skills of %j', (text, expected) => {
    expect(names(text)).toEqual(expect.arrayContaining(expected));
  });

  it('names the longest skill: React Native is not React', () => {
    expect(names('React Native apps')).not.toContain('React');
  });

  it('does not name a skill by an ordinary word', () => {
    expect(names('I go to work, make things and express myself in spring')).toEqual([]);
  });

  it('does not name a skill across punctuation, and an empty text names nothing', () => {
    expect(names('React. Native speaker of Finnish')).not.toContain('React Native');
    expect([names(null), names('')]).toEqual([[], []]);
  });
});
