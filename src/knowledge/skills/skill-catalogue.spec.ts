import { describe, expect, it } from '@jest/globals';
import { skillCatalogue } from './skill-catalogue.js';

describe('skill catalogue', () => {
  const catalogue = skillCatalogue();

  it.each([
    ['node js', 'Node.js'],
    ['NODEJS', 'Node.js'],
    ['c sharp', 'C#'],
    ['golang', 'Go'],
    ['Go', 'Go'],
    ['asp.net core', 'ASP.NET Core'],
    ['.net', '.NET'],
    ['c++', 'C++'],
    ['ruby-on-rails', 'Ruby on Rails'],
    ['  TypeScript ', 'TypeScript'],
  ])('resolves the spelling %s', (text, name) => {
    expect(catalogue.resolve(text)?.name).toBe(name);
  });

  it.each([
    ['', undefined],
    ['communication', undefined],
    ['--', undefined],
    ['net', undefined],
  ])('does not resolve %j', (text, expected) => {
    expect(catalogue.resolve(text)).toBe(expected);
  });

  it.each([
    ['npm', 'react', 'React'],
    ['npm', '@nestjs/core', 'NestJS'],
    ['npm', '@nestjs/swagger', 'Swagger'],
    ['pypi', 'Django_Storages', 'Django'],
    ['pypi', 'DjangoRestFramework', 'Django REST Framework'],
    ['pypi', 'Flask_SQLAlchemy', 'Flask'],
    ['maven', 'org.springframework.boot:spring-boot-starter-web', 'Spring Boot'],
    ['maven', 'org.springframework:spring-core', 'Spring'],
    ['go', 'github.com/labstack/echo/v4', 'Echo'],
    ['swift', 'https://github.com/vapor/vapor.git', 'Vapor'],
    ['npm', 'left-pad', undefined],
  ] as const)('finds the skill that %s:%s shows', (ecosystem, name, expected) => {
    expect(catalogue.byPackage(ecosystem, name)?.name).toBe(expected);
  });

  it('finds skills by topic and by GitHub language', () => {
    expect(catalogue.byTopic('reactjs')?.name).toBe('React');
    expect(catalogue.byTopic('csharp')?.name).toBe('C#');
    expect(catalogue.byLanguage('Jupyter Notebook')?.name).toBe('Jupyter');
    expect(catalogue.byLanguage('SCSS')?.name).toBe('Sass');
  });

  it('tells what follows from a skill, with its distance', () => {
    const implied = catalogue.impliedBy('Next.js');
    expect(implied).toContainEqual({ name: 'React', distance: 1 });
    expect(implied).toContainEqual({ name: 'JavaScript', distance: 2 });
    expect(implied.map((one) => one.name)).not.toContain('Next.js');
    expect(catalogue.impliedBy('No such skill')).toEqual([]);
  });
});
