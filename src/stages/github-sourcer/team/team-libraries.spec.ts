import { describe, expect, it } from '@jest/globals';
import { assert, property, shuffledSubarray } from 'fast-check';
import { InPlaceCompute } from '../../../platform/compute/in-place-compute.js';
import { type TeamManifest } from '../../../domain/team-stack.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type Dependency } from '../manifests/dependency.js';
import { readTeamStack } from './read-team-stack.js';
import { MOST_TEAM_REPOSITORIES, MOST_TEAM_SKILLS, tellingLibraries } from './team-libraries.js';

const packages = (ecosystem: string, ...names: string[]): Dependency[] =>
  names.map((name) => ({ ecosystem, name, development: false }));
const development = (ecosystem: string, ...names: string[]): Dependency[] =>
  packages(ecosystem, ...names).map((each) => ({ ...each, development: true }));
const skillsOf = (...manifests: Dependency[][]): (string | null)[] =>
  tellingLibraries(manifests, skillCatalogue()).map(({ skill }) => skill);

describe('the libraries of a team', () => {
  it('are those that say something about its work, the widest used first', () => {
    const api = packages('npm', '@nestjs/core', '@nestjs/common', 'pg', 'bullmq');
    expect(skillsOf(api, packages('npm', 'bullmq'))).toEqual(['BullMQ', 'NestJS', 'PostgreSQL']);
  });

  it.each([
    ['formatters and linters', packages('npm', 'prettier', 'eslint', 'husky')],
    [
      'tests',
      packages('npm', 'jest', 'vitest', '@playwright/test').concat(packages('go', 'github.com/stretchr/testify')),
    ],
    ['types', packages('npm', '@types/node', '@types/react')],
    ['the tools of a build', packages('npm', 'vite', 'webpack', 'esbuild')],
    ['libraries that are everywhere', packages('npm', 'lodash', 'axios', 'winston')],
    ['development packages', development('npm', 'rxjs', 'bullmq', 'pg')],
  ])('do not include %s', (_what, dependencies) => {
    expect(skillsOf(dependencies)).toEqual([]);
  });

  it('include frameworks and languages that are listed for development, as for web pages', () => {
    expect(skillsOf(development('npm', 'svelte', 'typescript'))).toEqual(['Svelte', 'TypeScript']);
  });

  it('outside the catalogue are kept for their repository, and make no skill', () => {
    expect(tellingLibraries([packages('go', 'github.com/sample-org/odd-router/v3')], skillCatalogue())).toEqual([
      {
        package: 'go:github.com/sample-org/odd-router/v3',
        skill: null,
        kind: null,
        repository: 'sample-org/odd-router',
        manifests: 1,
      },
    ]);
    expect(skillsOf(packages('npm', 'an-odd-router-nobody-knows'))).toEqual([]);
  });

  it('are limited in number', () => {
    const known = packages('npm', 'react', 'vue', 'svelte', 'express', 'fastify', 'pg', 'ioredis', 'mongodb', 'bullmq');
    const more = packages('npm', 'rxjs', 'zod', 'typeorm', 'kafkajs', 'next');
    const unknown = packages('go', ...Array.from({ length: 50 }, (_, index) => `github.com/sample-org/odd${index}`));
    expect(skillsOf(known, more, unknown)).toHaveLength(MOST_TEAM_SKILLS + MOST_TEAM_REPOSITORIES);
  });

  it('do not depend on the order of the manifests and of their lines', () => {
    const all = packages('npm', 'react', 'pg', 'kafkajs', 'typeorm', 'bullmq').concat(packages('go', 'github.com/a/b'));
    const expected = tellingLibraries([all], skillCatalogue());
    assert(
      property(shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(tellingLibraries([shuffled], skillCatalogue())).toEqual(expected);
      }),
    );
  });
});

describe('the manifests of a team', () => {
  const read = (...manifests: TeamManifest[]): Promise<unknown> =>
    readTeamStack(new InPlaceCompute(), manifests, { onBehalfOf: 'user' });
  const packageJson = { path: 'api/package.json', content: '{"dependencies": {"fastify": "5"}}' };

  it('are read by the name of the file, whatever its folder', async () => {
    const goMod = { path: 'tools/go.mod', content: 'module x\n\nrequire github.com/gin-gonic/gin v1.9.0\n' };
    await expect(read(packageJson, goMod)).resolves.toMatchObject([
      { package: 'go:github.com/gin-gonic/gin', skill: 'Gin', repository: 'gin-gonic/gin' },
      { package: 'npm:fastify', skill: 'Fastify', repository: null },
    ]);
  });

  it.each([
    ['of an unknown name', 'api/README.md', '# Fastify', 'has no name of a manifest'],
    ['that are broken', 'api/package.json', '{"dependencies": {', 'does not follow the format'],
    ['of blanks', 'requirements.txt', ' '.repeat(5_000), 'does not look like a manifest'],
    ['with a line without an end', 'go.mod', 'x'.repeat(20_000), 'does not look like a manifest'],
    ['that are too large', 'package.json', ' '.repeat(300_000), 'is larger than 256 KiB'],
    [
      'with more packages than people write',
      'package.json',
      JSON.stringify({ dependencies: Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`p${at}`, '1'])) }),
      'does not look like a manifest',
    ],
  ])('%s are refused by their path', async (_what, path, content, reason) => {
    await expect(read(packageJson, { path, content })).rejects.toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'teamManifests.1.content', message: expect.stringContaining(`${path} ${reason}`) }],
    });
  });
});
