/** Milliseconds after which a request counts as hanging: no client of the service waits longer for a yes or a no. */
export const LONGEST_ANSWER = 15_000;
/** What only the inside of the service knows: statements, stacks, paths, addresses, names of libraries. */
const INSIDE =
  /\b(select|insert|update|delete) .*\b(from|into|set|where)\b|\n\s+at |node_modules|\.(ts|js):\d|ECONN|EPIPE|SQLITE_|ioredis|TypeORM|QueryFailed|127\.0\.0\.1:/i;

export interface Call {
  method: string;
  path: string;
  token?: string;
  body?: object;
  headers?: Record<string, string>;
}

/** What a client saw of one request; status 0: no answer in time, or a broken connection. */
export interface Answer {
  request: string;
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
  milliseconds: number;
}

/** Sends requests and remembers each answer. */
export class Witness {
  readonly answers: Answer[] = [];

  constructor(private readonly url: string) {}

  async call({ method, path, token, body, headers = {} }: Call): Promise<Answer> {
    const begun = performance.now();
    const answer: Answer = {
      request: `${method} ${path}`,
      status: 0,
      headers: new Headers(),
      text: '',
      json: {},
      milliseconds: 0,
    };
    try {
      const response = await fetch(this.url + path, {
        method,
        headers: {
          ...headers,
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(LONGEST_ANSWER),
      });
      answer.text = await response.text();
      answer.status = response.status;
      answer.headers = response.headers;
      answer.json = answer.text === '' ? {} : (JSON.parse(answer.text) as Record<string, unknown>);
    } catch (error) {
      answer.text = String(error);
    }
    answer.milliseconds = Math.round(performance.now() - begun);
    this.answers.push(answer);
    return answer;
  }

  /** What was refused, whether well or badly. */
  refused(): Answer[] {
    return this.answers.filter(({ status }) => status === 0 || status >= 400);
  }

  /** Refusals that tell a client too little, too much or something wrong. */
  badRefusals(): string[] {
    return this.refused().flatMap((answer) => {
      const { request, status, headers, text, json, milliseconds } = answer;
      const wrong = [
        status === 503 && json['code'] === 'not_ready' ? '' : `${status} ${text.slice(0, 200)}`,
        Number(headers.get('retry-after')) > 0 ? '' : 'no Retry-After',
        headers.get('content-type')?.startsWith('application/problem+json') === true ? '' : 'no problem document',
        INSIDE.test(text) ? `tells too much: ${text.slice(0, 300)}` : '',
      ].filter((line) => line !== '');
      return wrong.length === 0 ? [] : [`${request} (${milliseconds} ms): ${wrong.join('; ')}`];
    });
  }
}
