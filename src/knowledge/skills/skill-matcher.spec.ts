import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { findSkills } from './skill-matcher.js';

/** Sentences that use a word as the skill, and sentences that use it in its ordinary sense, each with the skill's name. */
const { asSkill, asWord } = JSON.parse(
  readFileSync(new URL('../../../test/data/ambiguous-sentences.json', import.meta.url), 'utf8'),
) as Record<'asSkill' | 'asWord', [string, string][]>;

const namesIn = (text: string): string[] => findSkills(text).map((mention) => mention.entry.name);

describe('a word that is a skill in one sentence and none in another', () => {
  it.each(asSkill)('%j names %s', (text, name) => {
    expect(namesIn(text)).toContain(name);
  });

  it.each(asWord)('%j does not name %s', (text, name) => {
    expect(namesIn(text)).not.toContain(name);
  });
});

describe('names that hold signs, spaces or versions', () => {
  it.each([
    ['C#, F#, C++, .NET and Objective-C', ['C#', 'F#', 'C++', '.NET', 'Objective-C']],
    ['Node.js, Vue.js 3 and Next.js 14', ['Node.js', 'Vue.js', 'Next.js']],
    ['CI/CD and TCP/IP', ['CI/CD', 'TCP']],
    ['ASP.NET Core, VB.NET and ADO.NET', ['ASP.NET Core', 'Visual Basic .NET', 'ADO.NET']],
    ['HTML5/CSS3', ['HTML', 'CSS']],
    ['C/C++', ['C', 'C++']],
    ['C#/.NET', ['C#', '.NET']],
    ['AWS Lambda', ['AWS Lambda']],
    ['Amazon Web Services (AWS)', ['AWS', 'AWS']],
    ['React-Native, ReactJS, React JS', ['React Native', 'React', 'React']],
    ['Postgre SQL and My SQL', ['PostgreSQL', 'MySQL']],
    ['REST APIs, micro-services and smart contract audits', ['REST', 'Microservices', 'Smart Contracts']],
    ['Python3, PHP7, ES6 and Java 17+', ['Python', 'PHP', 'JavaScript', 'Java']],
    ['Angular15, Postgres15, Kubernetes1', ['Angular', 'PostgreSQL', 'Kubernetes']],
    ['k8s, tf modules and GH Actions', ['Kubernetes', 'Terraform', 'GitHub Actions']],
    ['Machine\nLearning', ['Machine Learning']],
    ['Kubernetes® and Docker™', ['Kubernetes', 'Docker']],
    ['使用React开发和Python', ['React', 'Python']],
    ['PL/SQL, T-SQL and PL/pgSQL', ['PL/SQL', 'T-SQL', 'PL/pgSQL']],
    ['Web3.js, web3 and D3', ['Web3.js', 'Web3', 'D3.js']],
    ['S/4HANA and ABAP', ['SAP S/4HANA', 'ABAP']],
    ['A/B tests', ['A/B Testing']],
    ['docker-compose, github-actions', ['Docker Compose', 'GitHub Actions']],
  ])('%j', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    ['résumé'],
    ['issue #5'],
    ['Javascripting'],
    ['a.b.c'],
    ['customer service now'],
    ['check out systems'],
    [''],
  ])('finds nothing in %j', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('takes a version into the mention, but no years of experience', () => {
    expect(findSkills('Vue.js 3 and Angular 2.x').map((mention) => mention.text)).toEqual(['Vue.js 3', 'Angular 2.x']);
    expect(findSkills('Java 5+ years, SQL 3-5 years').map((mention) => mention.text)).toEqual(['Java', 'SQL']);
  });
});

describe('names that share a noun', () => {
  it.each([
    ['unit, integration and end-to-end tests', ['Unit Testing', 'Integration Testing', 'E2E Testing']],
    ['Testing (unit, integration, e2e)', ['Unit Testing', 'Integration Testing', 'E2E Testing']],
    ['manual/automated testing', ['Manual Testing', 'Test Automation']],
    ['object-oriented and functional programming', ['OOP', 'Functional Programming']],
  ])('%j', (text, names) => {
    expect(namesIn(text).filter((name) => name !== 'Software Testing')).toEqual(names);
  });

  it('leaves a word alone that shares nothing', () => {
    expect(namesIn('a business unit, and tests')).not.toContain('Unit Testing');
  });
});

describe('a spelling that two skills share', () => {
  it('is decided by what else the text names', () => {
    expect(namesIn('AWS, ECS and RDS')).toContain('Amazon ECS');
    expect(namesIn('Games in Unity with ECS')).toContain('Entity Component System');
    expect(namesIn('iOS, Android, Kotlin and Flow')).toContain('Kotlin Flow');
  });
});

describe('on any text', () => {
  const words = [
    'Go',
    'go',
    'C',
    'C++',
    '.NET',
    'React',
    'react',
    'Spring',
    'unit,',
    'tests',
    '(',
    ')',
    '\n',
    '- ',
    'in',
    'R&D',
    '🚀',
    'é',
    'https://a.b/c',
    'Next',
    '#',
    '5',
    'Java 8',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((all) => all.join(' ')),
  );

  it('gives mentions in order, that do not overlap and quote the text', () => {
    fc.assert(
      fc.property(text, (one) => {
        const mentions = findSkills(one);
        mentions.forEach((mention, index) => {
          expect(mention.text).toBe(one.slice(mention.start, mention.end));
          expect(mention.start).toBeGreaterThanOrEqual(mentions[index - 1]?.end ?? 0);
          expect(mention.end).toBeGreaterThan(mention.start);
        });
      }),
    );
  });

  it('gives the same mentions each time', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(findSkills(one)).toEqual(findSkills(one));
      }),
    );
  });
});
