import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type DataSource } from 'typeorm';
import { User } from '../src/auth/user.entity.js';
import { dataSourceOptions } from '../src/platform/database/data-source-options.js';
import { openDataSource } from '../src/platform/database/open-data-source.js';
import { type Candidate } from '../src/domain/candidate.js';
import { Project } from '../src/projects/project.entity.js';
import { rankCandidates } from '../src/stages/ranking-engine/rank-candidates.js';
import { createPostgresDatabase, postgresIsThere } from './support/postgres.js';
import { makeCandidate, makeRequirement, seededRandom, skillOf } from './support/ranking-candidates.js';

const SEED = 20_261_122;
const RANKINGS = 1000;
const REFERENCE_DATE = new Date('2026-06-01T00:00:00.000Z');
const there = await postgresIsThere();

const random = seededRandom(SEED);
const requirement = makeRequirement({
  requiredSkills: [skillOf('Rust', 'language'), skillOf('Tokio')],
  preferredSkills: [skillOf('gRPC', 'protocol')],
});
const people = Array.from({ length: 8 }, (_, index) =>
  makeCandidate(index + 1, random, { works: 3, skills: ['Rust', 'Tokio'], referenceDate: REFERENCE_DATE }),
);

function shuffled(list: readonly Candidate[]): Candidate[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [copy[index], copy[other]] = [copy[other] as Candidate, copy[index] as Candidate];
  }
  return copy;
}

/** Ranks, stores, reads back and hashes, again and again, each time with the people in another order. */
async function hashesOf(dataSource: DataSource): Promise<Set<string>> {
  const { manager } = dataSource;
  const at = REFERENCE_DATE.toISOString();
  await manager.insert(User, {
    userId: 'u',
    email: 'a',
    emailKey: 'a',
    hashedPassword: 'x',
    createdAt: at,
    updatedAt: at,
  });
  await manager.insert(Project, {
    projectId: 'p',
    userId: 'u',
    name: 'n',
    status: 'ranked',
    candidateCount: 8,
    createdAt: at,
    updatedAt: at,
    jobDescriptionText: 'x',
  });
  const hashes = new Set<string>();
  for (let count = 0; count < RANKINGS; count += 1) {
    const rankedCandidates = rankCandidates({ requirement, candidates: shuffled(people) }, REFERENCE_DATE);
    await manager.update(Project, 'p', { resultsJson: JSON.stringify({ rankedCandidates }) });
    const { resultsJson } = await manager.findOneByOrFail(Project, { projectId: 'p' });
    hashes.add(
      createHash('sha256')
        .update(resultsJson ?? '')
        .digest('hex'),
    );
  }
  return hashes;
}

const expected = createHash('sha256')
  .update(JSON.stringify({ rankedCandidates: rankCandidates({ requirement, candidates: people }, REFERENCE_DATE) }))
  .digest('hex');

describe(`${RANKINGS} rankings of shuffled people (seed ${SEED})`, () => {
  it('give one SHA-256 when stored in SQLite', async () => {
    const dataSource = await openDataSource(dataSourceOptions({ databaseUrl: 'sqlite::memory:', databasePoolSize: 1 }));
    const hashes = await hashesOf(dataSource);
    await dataSource.destroy();
    expect([...hashes]).toEqual([expected]);
  }, 120_000);

  (there ? it : it.skip)(
    'give the same one when stored in PostgreSQL',
    async () => {
      const database = await createPostgresDatabase();
      const dataSource = await openDataSource(dataSourceOptions({ databaseUrl: database.url, databasePoolSize: 2 }));
      const hashes = await hashesOf(dataSource);
      await dataSource.destroy();
      await database.drop();
      expect([...hashes]).toEqual([expected]);
    },
    120_000,
  );
});
