import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type DataSource } from 'typeorm';
import { candidates, REFERENCE_DATE, requirements, SEED } from '../../../../test/support/ranking-arbitraries.js';
import { openTestDataSource, TEST_DATABASE_KIND } from '../../../../test/support/test-database.js';
import { type Candidate } from '../../../domain/candidate.js';
import { type RankedCandidate } from '../../../domain/ranking.js';
import { unpackCandidate, unpackRanked } from '../../../domain/views/unpack.js';
import { Project } from '../../../projects/project.entity.js';
import { resultsOf } from '../../../projects/stored/stored-project.js';
import { rankCandidates } from '../../../stages/ranking-engine/rank-candidates.js';

const AT = '2026-11-22T06:12:00.000Z';
const [requirement] = fc.sample(requirements, { seed: SEED, numRuns: 1 });
const sampled = fc.sample(candidates, { seed: SEED, numRuns: 40 });
const people = [...new Map(sampled.map((person) => [person.githubId, person])).values()];
const ranked = rankCandidates({ requirement: requirement!, candidates: people }, REFERENCE_DATE);

/** Results as GitHire 0.1 stored them: with work and all evidence inside each person. */
describe(`results of GitHire 0.1 on ${TEST_DATABASE_KIND}`, () => {
  let dataSource: DataSource;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ dataSource, close } = await openTestDataSource());
    await undoWith('StoreEvidenceOnce');
    await dataSource.query(
      'INSERT INTO users (user_id, email, email_key, hashed_password, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)',
      ['u', 'a@mail.example', 'a@mail.example', 'x', AT, AT],
    );
  });

  afterEach(() => close());

  /** Undoes the migration of this name, and those after it. */
  async function undoWith(name: string): Promise<void> {
    for (let isUndone = false; !isUndone;) {
      const [last] = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
      isUndone = last === undefined || last.name.startsWith(name);
      await dataSource.undoLastMigration();
    }
  }

  /** Stores results in the old form, migrates, and returns the project. */
  async function migrated(results: object | null): Promise<Project> {
    await dataSource.query(
      'INSERT INTO projects (project_id, user_id, name, status, candidate_count, created_at, updated_at, job_description_text, results_json) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      ['p', 'u', 'n', 'completed', 3, AT, AT, 'A posting', results === null ? null : JSON.stringify(results)],
    );
    await dataSource.runMigrations();
    return dataSource.manager.findOneByOrFail(Project, { projectId: 'p' });
  }

  it('have ranked people of whom nothing is lost', async () => {
    const others = { jobRequirement: requirement, outreachMessages: [{ outreachId: 'o' }], shortlist: [{ rank: 1 }] };
    const { rankedCandidates, work, ...kept } = resultsOf(await migrated({ ...others, rankedCandidates: ranked }))!;
    const read = rankedCandidates?.map((person) => unpackRanked(person, work!)) satisfies RankedCandidate[] | undefined;
    expect([read, kept]).toEqual(JSON.parse(JSON.stringify([ranked, others])));
  });

  it('have found people of whom nothing is lost', async () => {
    const results = resultsOf(await migrated({ candidates: people }))!;
    const read = results.candidates?.map((person) => unpackCandidate(person, results.work!)) satisfies
      Candidate[] | undefined;
    expect(read).toEqual(JSON.parse(JSON.stringify(people)));
  });

  it('have the work apart, so that it is not in most responses', async () => {
    const { resultsJson, workJson } = await migrated({ rankedCandidates: ranked });
    expect([resultsJson?.includes('"dependencies"'), workJson?.includes('"dependencies"')]).toEqual([false, true]);
  });

  it.each([
    ['no people', { jobRequirement: { role: 'Engineer' } }],
    ['nothing', null],
  ])('stay as they are with %s', async (_case, results) => {
    const project = await migrated(results);
    expect([resultsOf(project), project.workJson]).toEqual([results, null]);
  });

  it('keep the runs that belong to their project', async () => {
    await dataSource.query(
      'INSERT INTO projects (project_id, user_id, name, status, candidate_count, created_at, updated_at, job_description_text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      ['older', 'u', 'n', 'completed', 3, AT, AT, 'A posting'],
    );
    await dataSource.query(
      'INSERT INTO pipeline_executions (execution_id, project_id, user_id, status, progress_percentage, request_hash, created_at, stages_json, request_json) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      ['run', 'older', 'u', 'completed', 100, 'x', AT, '[]', '{}'],
    );
    await migrated({ rankedCandidates: ranked });
    expect(await dataSource.query('SELECT execution_id AS id FROM pipeline_executions')).toEqual([{ id: 'run' }]);
  });

  it('cannot be made again once there are people in the new form', async () => {
    await migrated({ rankedCandidates: ranked });
    await expect(undoWith('StoreEvidenceOnce')).rejects.toThrow('An older release cannot read the people found');
  });
});
