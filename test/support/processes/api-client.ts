import {
  type ExecutionView,
  type RunAccepted,
  type RunRequest,
  type RunResult,
} from '../../../src/pipeline/pipeline.dto.js';
import { type ProjectView } from '../../../src/projects/project.dto.js';

/** A response other than the expected one. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: { code?: string; detail?: string },
    what: string,
  ) {
    super(`${what}: ${status} ${problem.code ?? ''} ${problem.detail ?? ''}`);
  }
}

/** How long a client waits for a response, in milliseconds. */
const TIMEOUT = 600_000;

/** A user of a service that may have several processes: `url` is called again for each request. */
export class ApiUser {
  private token = '';

  constructor(
    readonly email: string,
    private readonly url: () => string,
  ) {}

  async register(): Promise<this> {
    const credentials = { email: this.email, password: 'a long passphrase of a test' };
    await this.call('POST', '/auth/register', credentials);
    ({ access_token: this.token } = await this.call<{ access_token: string }>('POST', '/auth/login', credentials));
    return this;
  }

  /** Submits a run and does not wait. */
  submit(request: RunRequest, idempotencyKey: string): Promise<RunAccepted> {
    return this.call('POST', '/pipeline/run', request, { 'Idempotency-Key': idempotencyKey, Prefer: 'respond-async' });
  }

  /** Submits a run and waits for its result. */
  run(request: RunRequest, idempotencyKey: string): Promise<RunResult> {
    return this.call('POST', '/pipeline/run', request, { 'Idempotency-Key': idempotencyKey });
  }

  status(executionId: string): Promise<ExecutionView> {
    return this.call('GET', `/pipeline/status/${executionId}`);
  }

  project(projectId: string): Promise<ProjectView> {
    return this.call('GET', `/projects/${projectId}`);
  }

  /** Returns the ids of all projects of the user. */
  async projectIds(): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const page = await this.call<{ projects: { projectId: string }[]; total: number }>(
        'GET',
        `/projects?limit=100&offset=${ids.length}`,
      );
      ids.push(...page.projects.map(({ projectId }) => projectId));
      if (ids.length >= page.total || page.projects.length === 0) return ids;
    }
  }

  /** Returns the same user with the same token at another process. */
  at(url: string): ApiUser {
    return Object.assign(new ApiUser(this.email, () => url), { token: this.token });
  }

  logout(): Promise<void> {
    return this.call('POST', '/auth/logout');
  }

  /** @throws ApiError if the response is not a success, TypeError if the connection broke */
  async call<Answer>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const text = await this.text(method, path, body, headers);
    return (text === '' ? {} : JSON.parse(text)) as Answer;
  }

  /** Returns the body as text. */
  async text(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<string> {
    const response = await fetch(this.url() + path, {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(this.token !== '' && { Authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    if (!response.ok)
      throw new ApiError(
        response.status,
        (text === '' ? {} : JSON.parse(text)) as ApiError['problem'],
        `${method} ${path}`,
      );
    return text;
  }
}
