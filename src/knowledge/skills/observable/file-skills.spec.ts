import { describe, expect, it } from '@jest/globals';
import { skillCatalogue } from '../skill-catalogue.js';
import { FILE_SKILL_NAMES, fileSkills } from './file-skills.js';

const shown = (name: string, type = 'blob'): string[] =>
  fileSkills({ root: { entries: [{ name, type }] } }).map(({ skill }) => skill);

describe('the names of files', () => {
  it('show only skills of the catalogue', () => {
    expect([...FILE_SKILL_NAMES].filter((name) => skillCatalogue().byName(name) === undefined)).toEqual([]);
  });

  it.each([
    ['Dockerfile', 'blob', ['Docker']],
    ['docker-compose.override.yml', 'blob', ['Docker Compose', 'Docker']],
    ['network.tf', 'blob', ['Terraform']],
    ['terraform', 'tree', ['Terraform']],
    ['charts', 'tree', ['Helm', 'Kubernetes']],
    ['charts', 'blob', []],
    ['tests', 'tree', ['Test Automation', 'Unit Testing']],
    ['docs', 'tree', ['Technical Writing']],
    ['playwright.config.ts', 'blob', ['Playwright', 'E2E Testing', 'Test Automation']],
    ['README.md', 'blob', []],
  ])('show for %s (%s) the skills %j', (name, type, skills) => {
    expect(shown(name, type)).toEqual(skills);
  });

  it('in .github/workflows show GitHub Actions and CI/CD', () => {
    expect(fileSkills({ workflows: { entries: [{ name: 'release.yml', type: 'blob' }] } })).toEqual([
      { skill: 'GitHub Actions', weight: null, path: '.github/workflows/release.yml' },
      { skill: 'CI/CD', weight: null, path: '.github/workflows/release.yml' },
    ]);
  });
});
