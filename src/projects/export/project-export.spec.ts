import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import { type RankedCandidate } from '../../domain/ranking.js';
import { type ExportFormat, type ProjectView } from '../project.dto.js';
import { exportProject } from './project-export.js';

const person = (rank: number): RankedCandidate =>
  ({
    rank,
    githubUsername: `dev-${rank}`,
    name: '=1+1, "Ada"\n',
    matchedSkills: [{ name: 'Go' }, { name: 'C,C' }],
    missingSkills: [],
    strengths: ['Good.', 'Fast.'],
    concerns: [],
    totalScore: 61.5,
  }) as unknown as RankedCandidate;

const project = {
  projectId: 'p',
  name: 'A search',
  results: { jobRequirement: { role: 'Engineer' }, rankedCandidates: [person(1), person(2), person(3)] },
} as unknown as ProjectView;

async function partsOf(format: ExportFormat, of = project): Promise<string[]> {
  const parts: string[] = [];
  for await (const part of exportProject(of, format).parts) parts.push(String(part));
  return parts;
}

describe('the export of a project', () => {
  it('gives the same JSON as if it were written at once', async () => {
    expect((await partsOf('json')).join('')).toBe(`${JSON.stringify(project, null, 2)}\n`);
  });

  it('gives the same table as if it were written at once', async () => {
    const text = (await partsOf('csv')).join('');
    const lines = text.slice(1).split('\n')[0]?.split(',') ?? [];
    const row = (rank: number): unknown[] => [
      rank,
      `dev-${rank}`,
      null,
      '\'=1+1, "Ada"\n',
      null,
      null,
      null,
      61.5,
      null,
      'Go; C,C',
      '',
      'Good. Fast.',
      '',
      null,
    ];
    expect(text).toBe(stringify([row(1), row(2), row(3)], { header: true, columns: lines, bom: true }));
  });

  it.each(['csv', 'ndjson'] as const)('gives each person apart as %s', async (format) => {
    expect((await partsOf(format)).filter((part) => part.includes('dev-'))).toHaveLength(3);
  });

  it('gives a project without results as an empty NDJSON file', async () => {
    expect(await partsOf('ndjson', { ...project, results: null })).toEqual([]);
  });
});
