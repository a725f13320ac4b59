import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../command-error.js';
import { type CandidateAnswers, type RepositoryManifestsAnswer } from '../../stages/github-sourcer/reading/answers.js';

/** A person as GitHub's answers tell of them, with the ids of the repositories that these name. */
export interface PersonRecord {
  login: string;
  core: CandidateAnswers['core'];
  repositories: CandidateAnswers['repositories'];
  contributions: CandidateAnswers['contributions'];
  merged_pull_requests: CandidateAnswers['mergedPullRequests'];
  manifests_of: string[];
}

export interface RankedJob {
  id: string;
  posting: string;
  /** Grade 0 to 3 by login, in the order of the pool. */
  grades: Map<string, number>;
}

export interface RankDataset {
  jobs: RankedJob[];
  people: Map<string, PersonRecord>;
  repositories: Map<string, RepositoryManifestsAnswer>;
}

/** @throws CommandError if the folder has no such file */
function linesOf(path: string): string[] {
  if (!existsSync(path)) throw new CommandError(`${path} is missing`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** @throws CommandError if a line is not JSON */
function readRecords<T>(path: string): T[] {
  return linesOf(path).map((line, index) => {
    try {
      return JSON.parse(line) as T;
    } catch (cause) {
      throw new CommandError(`${path}: line ${index + 1} is not JSON`, undefined, { cause });
    }
  });
}

function readTable(path: string): Record<string, string>[] {
  const [head = '', ...rows] = linesOf(path);
  const names = head.split('\t');
  return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, place) => [names[place] ?? '', cell])));
}

/**
 * Reads a folder with `jobs/<id>.md`, `pools.tsv` (job, dev), `qrels.tsv` (job, dev, grade), `users.jsonl` and
 * `repositories.jsonl`, the last two in the shape of GitHub's answers.
 * @throws CommandError if a file is missing or a line is not JSON
 */
export function readRankDataset(folder: string): RankDataset {
  const gradeOf = new Map(
    readTable(join(folder, 'qrels.tsv')).map(({ job, dev, grade }) => [`${job} ${dev}`, Number(grade)]),
  );
  const pools = readTable(join(folder, 'pools.tsv'));
  if (!existsSync(join(folder, 'jobs'))) throw new CommandError(`${join(folder, 'jobs')} is missing`);
  const jobs = readdirSync(join(folder, 'jobs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name): RankedJob => {
      const id = name.slice(0, -'.md'.length);
      const grades = new Map(
        pools.filter(({ job }) => job === id).map(({ dev }) => [dev ?? '', gradeOf.get(`${id} ${dev}`) ?? 0]),
      );
      return { id, posting: readFileSync(join(folder, 'jobs', name), 'utf8'), grades };
    });
  const people = readRecords<PersonRecord>(join(folder, 'users.jsonl'));
  const repositories = readRecords<RepositoryManifestsAnswer>(join(folder, 'repositories.jsonl'));
  return {
    jobs,
    people: new Map(people.map((person) => [person.login, person])),
    repositories: new Map(repositories.map((repository) => [repository.id ?? repository.nameWithOwner, repository])),
  };
}
