import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ECOSYSTEMS, ecosystemOfLanguage, parserOf } from './ecosystems.js';

const rows = Object.values(ECOSYSTEMS);

describe('the table of ecosystems', () => {
  it('asks GitHub for the files of repository-manifests.graphql (npm run generate:manifests writes them there)', () => {
    const document = readFileSync(
      new URL('../../../github/documents/repository-manifests.graphql', import.meta.url),
      'utf8',
    );
    const asked = [...document.matchAll(/(\w+): object\(expression: "HEAD:([^"]+)"\) @include\(if: \$(\w+)\)/g)].map(
      ([, alias, path, variable]) => ({ alias, path, variable }),
    );
    expect(rows.flatMap(({ variable, files }) => files.map(({ alias, path }) => ({ alias, path, variable })))).toEqual(
      asked,
    );
  });

  it('has each language, alias, path and variable once', () => {
    const keys = rows.flatMap(({ variable, languages, files }) => [
      `$${variable}`,
      ...languages,
      ...files.flatMap(({ alias, path }) => [`${alias}:`, `/${path}`]),
    ]);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it.each([
    ['package.json', 'npm'],
    ['requirements-dev.txt', 'pypi'],
    ['libs.versions.toml', 'maven'],
    ['deps.versions.toml', 'maven'],
    ['rails.gemspec', 'rubygems'],
    ['App.csproj', 'nuget'],
    ['notes.txt', undefined],
  ])('reads %s as a file of %s', (name, ecosystem) => {
    expect(parserOf(name)?.ecosystem).toBe(ecosystem);
  });

  it('has no ecosystem for a language without manifests', () => {
    expect([ecosystemOfLanguage('Elixir'), ecosystemOfLanguage('COBOL'), ecosystemOfLanguage(undefined)]).toEqual([
      'hex',
      null,
      null,
    ]);
  });
});
