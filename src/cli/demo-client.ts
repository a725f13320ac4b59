import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionView, type RunAccepted } from '../pipeline/pipeline.dto.js';
import { type ProjectView } from '../projects/project.dto.js';

/** Polling interval in milliseconds. */
const POLL_INTERVAL = 100;

/** Uses the service like any other client: over HTTP. */
export class DemoClient {
  private token = '';

  constructor(private readonly url: string) {}

  async registerAndLogIn(): Promise<void> {
    const credentials = { email: 'demo@githire.example', password: 'a long demo passphrase 1' };
    await this.call('POST', '/auth/register', credentials);
    const { access_token } = await this.call<{ access_token: string }>('POST', '/auth/login', credentials);
    this.token = access_token;
  }

  startRun(jobDescriptionText: string): Promise<RunAccepted> {
    return this.call('POST', '/pipeline/run', { jobDescriptionText }, { Prefer: 'respond-async' });
  }

  /** Resolves when the run has ended; reports its progress meanwhile. */
  async followRun(executionId: string, tell: (line: string) => void): Promise<void> {
    for (;;) {
      const view = await this.call<ExecutionView>('GET', `/pipeline/status/${executionId}`);
      tell(describeProgress(view));
      if (view.error !== null) throw new Error(`${view.error.module ?? 'run'}: ${view.error.detail}`);
      if (view.completedAt !== null) return;
      await sleep(POLL_INTERVAL);
    }
  }

  readProject(projectId: string): Promise<ProjectView> {
    return this.call('GET', `/projects/${projectId}`);
  }

  private async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(this.token === '' ? {} : { Authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const answer = (await response.json()) as T & { detail?: string };
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.detail ?? ''}`);
    return answer;
  }
}

function describeProgress({ progressPercentage, currentModule, stages, status }: ExecutionView): string {
  const bar = '█'.repeat(Math.round(progressPercentage / 5)).padEnd(20, '░');
  const detail = stages.find((stage) => stage.name === currentModule)?.detail;
  return `${bar} ${String(progressPercentage).padStart(3)} %  ${currentModule ?? status}${detail === null || detail === undefined ? '' : `: ${detail}`}`;
}
