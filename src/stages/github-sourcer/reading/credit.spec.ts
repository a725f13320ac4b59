import { describe, expect, it } from '@jest/globals';
import { growth, MOST_GROWTH } from '../../../../test/support/growth.js';
import { candidateAnswers, repositoryAnswer } from '../../../../test/support/github-answers.js';
import { collectRepositories } from './collect-repositories.js';
import { noCreditReason, type NoCreditReason } from './credit.js';

function reasonOf(name: string, given: Parameters<typeof repositoryAnswer>[1] = {}): NoCreditReason | null | undefined {
  const [touched] = collectRepositories(candidateAnswers({ own: [repositoryAnswer(`sample-person/${name}`, given)] }));
  return touched && noCreditReason(touched);
}

describe('a repository by its name', () => {
  it.each([
    'react-course',
    'learn-go',
    'learning-rust',
    'python-bootcamp-2024',
    'cs50-homework',
    'udemy-nestjs',
    'leetcode',
    'advent-of-code-2023',
    'hello-world',
    'go-exercises',
    'kata-tennis',
    'vue-tutorial',
    'course-notes',
    'java-practice',
  ])('%s is a lesson', (name) => {
    expect(reasonOf(name)).toBe('tutorial');
  });

  it.each([
    'machine-learning-toolkit',
    'deep-learning',
    'scikit-learn',
    'learning-management-system',
    'course-platform',
    'golf-course-booking',
    'coursier',
    'class-validator',
    'katalog',
    'practice-manager',
    'federated-learning',
    'classroom',
  ])('%s is not a lesson', (name) => {
    expect(reasonOf(name)).toBeNull();
  });
});

describe('a name of a lesson with a long number', () => {
  it('is recognised like one with a short number', () => {
    expect(reasonOf(`course-${'1'.repeat(90)}`)).toBe('tutorial');
  });

  it('takes linear time if something else follows', () => {
    const name = (digits: number): string => `course${'1'.repeat(digits)}x`;
    expect(growth(reasonOf, name, 8)).toBeLessThan(MOST_GROWTH);
  });
});

describe('a repository by its description', () => {
  it.each([
    'Code along from the Django course',
    'Following a Udemy course on microservices',
    'My solutions for the Go workshop',
    'Project of my web bootcamp',
    'Class project, part of the databases course',
  ])('%j is a lesson', (description) => {
    expect(reasonOf('thing', { description })).toBe('tutorial');
  });

  it.each([
    'A matrix library based on template classes',
    'Booking of courses and workshops for schools',
    'Renders code from notebooks',
    'A planner for homework',
  ])('%j is not a lesson', (description) => {
    expect(reasonOf('thing', { description })).toBeNull();
  });
});

describe('lists of links and settings', () => {
  it.each(['awesome-go', 'awesome', 'go-cheatsheet', 'interview-questions-js', 'dotfiles', 'learning-resources'])(
    '%s',
    (name) => {
      expect(['list', 'tutorial']).toContain(reasonOf(name));
    },
  );

  it('are recognised by a topic too', () => {
    expect(reasonOf('links', { topicNames: ['awesome-list'] })).toBe('list');
  });
});
