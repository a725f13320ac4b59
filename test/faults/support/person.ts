import { PEOPLE } from './held-stage.js';
import { type Answer, type Call, type Witness } from './witness.js';

const POSTING = 'Senior Go Engineer\n\nRequirements:\n- Go\n- Kubernetes';

let people = 0;

/** Somebody who uses the service all the time, and remembers what it said yes to. */
export class Person {
  /** Names that a draft may have: two where a change of it was neither acknowledged nor refused for good. */
  readonly drafts = new Map<string, Set<string>>();
  readonly runs = new Map<string, string>();
  /** Idempotency keys of runs that were not acknowledged. */
  readonly unsure: string[] = [];
  readonly picked: string[] = [];
  readonly liveTokens: string[] = [];
  readonly endedTokens: string[] = [];
  /** A project with people to pick from. */
  ranked = '';
  /** Requests that were answered with success. */
  acknowledged = 0;
  private readonly credentials = { email: `person-${(people += 1)}@mail.example`, password: 'correct horse battery' };
  private token = '';
  private unchanged: string[] = [];
  private made = 0;
  private tried = 0;

  constructor(private readonly witness: Witness) {}

  /**
   * Joins, and runs one search to pick people from.
   * @throws Error where that does not work: nothing has failed yet
   */
  async join(): Promise<void> {
    await this.call({ method: 'POST', path: '/auth/register', body: this.credentials });
    this.token = await this.logIn();
    const { status, text, json } = await this.call({
      method: 'POST',
      path: '/pipeline/run',
      body: { jobDescriptionText: POSTING },
    });
    if (status !== 200) throw new Error(`The first run was answered ${status} ${text}`);
    this.ranked = String(json['projectId']);
  }

  /** One thing after the other, each of them once. */
  async doAllOnce(): Promise<void> {
    for (const work of this.routine()) await work();
  }

  routine(): (() => Promise<void>)[] {
    return [
      () => this.draft(),
      () => this.rename(),
      () => this.startRun(),
      () => this.pick(),
      () => this.comeAndGo(),
      () => this.look(),
    ];
  }

  async draft(): Promise<void> {
    const name = `draft ${(this.made += 1)}`;
    const { status, json } = await this.call({
      method: 'POST',
      path: '/projects',
      body: { name, jobTitle: 'Engineer', jobDescriptionText: POSTING },
    });
    if (status !== 201) return;
    const projectId = String(json['projectId']);
    this.drafts.set(projectId, new Set([name]));
    this.unchanged.push(projectId);
  }

  /** Each draft is renamed once: a change that arrives late cannot undo a later one. */
  async rename(): Promise<void> {
    const projectId = this.unchanged.pop();
    const names = projectId === undefined ? undefined : this.drafts.get(projectId);
    if (projectId === undefined || names === undefined) return;
    const name = `renamed ${(this.made += 1)}`;
    const { status } = await this.call({ method: 'PATCH', path: `/projects/${projectId}`, body: { name } });
    if (status === 200) names.clear();
    names.add(name);
  }

  /** What was not acknowledged is asked for again, by the same key. */
  async startRun(key = this.unsure.pop() ?? `run-${(this.made += 1)}`): Promise<void> {
    const { status, json } = await this.call({
      method: 'POST',
      path: '/pipeline/run',
      body: { jobDescriptionText: POSTING, name: key },
      headers: { Prefer: 'respond-async', 'Idempotency-Key': key },
    });
    if (status === 202) this.runs.set(String(json['executionId']), key);
    else this.unsure.push(key);
  }

  /** Asks again for all that was not acknowledged. */
  async insist(): Promise<void> {
    for (const key of this.unsure.splice(0)) await this.startRun(key);
  }

  async pick(): Promise<void> {
    const username = PEOPLE[this.tried]?.githubUsername;
    if (username === undefined) return;
    this.tried += 1;
    const { status } = await this.call({
      method: 'POST',
      path: `/projects/${this.ranked}/shortlist`,
      body: { candidateUsernames: [username] },
    });
    if (status === 200) this.picked.push(username);
  }

  /** Begins a session, and ends it again where enough are kept: a person may have a hundred. Seldom: it costs a hash. */
  async comeAndGo(): Promise<void> {
    if (this.made % 2 === 0) return;
    const token = await this.logIn();
    if (token === '') return;
    if (this.liveTokens.length < 10) {
      this.liveTokens.push(token);
      return;
    }
    const { status } = await this.call({ method: 'POST', path: '/auth/logout', token });
    if (status === 204) this.endedTokens.push(token);
  }

  async look(): Promise<void> {
    await this.call({ method: 'GET', path: '/projects?limit=5' });
    const [executionId] = [...this.runs.keys()].slice(-1);
    if (executionId !== undefined) await this.call({ method: 'GET', path: `/pipeline/status/${executionId}` });
  }

  async call(call: Call): Promise<Answer> {
    const answer = await this.witness.call({ ...(this.token === '' ? {} : { token: this.token }), ...call });
    if (answer.status >= 200 && answer.status < 300) this.acknowledged += 1;
    return answer;
  }

  private async logIn(): Promise<string> {
    const { status, json } = await this.call({ method: 'POST', path: '/auth/login', body: this.credentials });
    return status === 200 ? String(json['access_token']) : '';
  }
}
