import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Uuid7Generator } from '../../../src/platform/common/ids.js';
import { dataSourceOptions } from '../../../src/platform/database/data-source-options.js';
import { type Random } from '../../../src/sample-github/population/random.js';
import { Project } from '../../../src/projects/project.entity.js';
import { composedPostings } from '../../support/processes/postings.js';
import { Connection } from './connection.js';

/** Projects of each person when the load begins, with the results of a real run. */
const PROJECTS = 10;
export const MAX_CANDIDATES = 25;

/** Milliseconds for the first run of a person, which waits for its result. */
const RUN_TIMEOUT = 600_000;

/** A user with an account, projects with real results, and a run whose status can be requested. */
export interface Person {
  token: string;
  projectIds: string[];
  executionIds: string[];
}

/** Creates accounts; each runs one pipeline, and its project is then copied until there are ten. */
export async function makePeople(url: string, databaseUrl: string, count: number, random: Random): Promise<Person[]> {
  const postings = composedPostings(random, count);
  const people: Person[] = [];
  for (let index = 0; index < count; index += 1) {
    const credentials = { email: `load-${index}@mail.example`, password: `a long passphrase of person ${index}` };
    await ask(new Connection(url, ''), 'POST', '/auth/register', credentials);
    const { access_token: token } = await ask<{ access_token: string }>(
      new Connection(url, ''),
      'POST',
      '/auth/login',
      credentials,
    );
    const connection = new Connection(url, token, RUN_TIMEOUT);
    const request = { jobDescriptionText: postings[index % postings.length], maxCandidates: MAX_CANDIDATES };
    const { executionId, projectId } = await ask<{ executionId: string; projectId: string }>(
      connection,
      'POST',
      '/pipeline/run',
      request,
    );
    connection.close();
    people.push({ token, projectIds: [projectId], executionIds: [executionId] });
  }
  await copyProjects(databaseUrl, people);
  return people;
}

async function ask<Body>(connection: Connection, method: string, path: string, body: object): Promise<Body> {
  for (;;) {
    const { status, text } = await connection.call(method, path, { body, keep: true });
    if (status < 300) return JSON.parse(text) as Body;
    // While accounts are created, the service may limit logins.
    if (status !== 429) throw new Error(`${path}: ${status} ${text.slice(0, 300)}`);
    await sleep(1000);
  }
}

async function copyProjects(databaseUrl: string, people: readonly Person[]): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions({ databaseUrl, databasePoolSize: 1 })).initialize();
  const ids = new Uuid7Generator();
  for (const { projectIds } of people) {
    const project = await dataSource.manager.findOneByOrFail(Project, { projectId: projectIds[0] ?? '' });
    for (let index = 1; index < PROJECTS; index += 1) {
      const projectId = ids.next();
      await dataSource.manager.insert(Project, { ...project, projectId, name: `Copy ${index}` });
      projectIds.push(projectId);
    }
  }
  await dataSource.destroy();
}
