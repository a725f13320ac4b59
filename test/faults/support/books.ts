import { type Person } from './person.js';

interface ListedProject {
  projectId: string;
  name: string;
  status: string;
}

/** Compares what somebody was told with what is there. One line for each difference. */
export async function differences(person: Person): Promise<string[]> {
  const projects = await listProjects(person);
  const byId = new Map(projects.map((project) => [project.projectId, project]));
  return [
    ...[...person.drafts].flatMap(([projectId, names]) => {
      const name = byId.get(projectId)?.name;
      return name !== undefined && names.has(name)
        ? []
        : [`draft ${projectId} is named ${name}, not ${[...names].join(' or ')}`];
    }),
    ...[...person.runs.values()].flatMap((key) => {
      const count = projects.filter(({ name }) => name === key).length;
      return count === 1 ? [] : [`there are ${count} projects of ${key}`];
    }),
    ...projects
      .filter(({ status }) => status === 'running')
      .map(({ name }) => `project ${name} stands at running, and its run has ended or never was`),
    ...(projects.length === byId.size ? [] : ['a project is listed twice']),
    ...(await missingPicks(person)),
    ...(await wrongSessions(person)),
  ];
}

/** All projects of somebody, page by page. */
export async function listProjects(person: Person): Promise<ListedProject[]> {
  const projects: ListedProject[] = [];
  let total = 1;
  while (projects.length < total) {
    const { json } = await person.call({ method: 'GET', path: `/projects?limit=50&offset=${projects.length}` });
    const page = json['projects'] as ListedProject[];
    total = json['total'] as number;
    if (page.length === 0) break;
    projects.push(...page);
  }
  return projects;
}

async function missingPicks(person: Person): Promise<string[]> {
  const { json } = await person.call({ method: 'GET', path: `/projects/${person.ranked}/shortlist` });
  const there = new Set(
    (json['shortlist'] as { githubUsername: string }[]).map(({ githubUsername }) => githubUsername),
  );
  return person.picked
    .filter((username) => !there.has(username))
    .map((username) => `${username} is not on the shortlist`);
}

async function wrongSessions(person: Person): Promise<string[]> {
  const ask = async (token: string): Promise<number> =>
    (await person.call({ method: 'GET', path: '/auth/me', token })).status;
  const live = await Promise.all(person.liveTokens.map(ask));
  const ended = await Promise.all(person.endedTokens.map(ask));
  return [
    ...live.filter((status) => status !== 200).map((status) => `a live session was answered ${status}`),
    ...ended.filter((status) => status !== 401).map((status) => `a session that was ended was answered ${status}`),
  ];
}
