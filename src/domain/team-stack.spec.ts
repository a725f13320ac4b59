import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { jobRequirement, skill } from '../../test/support/requirements.js';
import { type TeamLibrary, withTeamSkills } from './team-stack.js';

const library = (name: string, given: Partial<TeamLibrary> = {}): TeamLibrary => ({
  package: `npm:${name.toLowerCase()}`,
  skill: name,
  kind: 'framework',
  repository: null,
  manifests: 1,
  ...given,
});
const names = (libraries: readonly TeamLibrary[], given = jobRequirement()): (string | undefined)[][] =>
  withTeamSkills(given, libraries).preferredSkills.map(({ name, source, text }) => [name, source, text]);

describe('withTeamSkills', () => {
  it('adds libraries as preferred skills that say where they come from', () => {
    expect(names([library('Fastify')])).toEqual([['Fastify', 'team', 'npm:fastify']]);
  });

  it('leaves a skill of the posting as it is', () => {
    const requirement = jobRequirement({ requiredSkills: [skill('Fastify')], preferredSkills: [skill('Redis')] });
    expect(withTeamSkills(requirement, [library('Fastify'), library('Redis')])).toBe(requirement);
  });

  it('makes no skill of a library outside the catalogue', () => {
    expect(names([library('Odd', { skill: null, kind: null, repository: 'odd/odd' })])).toEqual([]);
  });

  it('replaces the skills of earlier manifests', () => {
    const earlier = withTeamSkills(jobRequirement({ preferredSkills: [skill('Redis')] }), [library('Fastify')]);
    expect(names([library('NestJS')], earlier).map(([name]) => name)).toEqual(['Redis', 'NestJS']);
    expect(names([], earlier).map(([name]) => name)).toEqual(['Redis']);
  });
});
