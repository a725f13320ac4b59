import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** The part of a chat completion request that tests check. */
export interface AskedCompletion {
  model: string;
  messages: { role: string; content: string }[];
  max_tokens?: number;
  max_completion_tokens?: number;
  temperature?: number;
  seed?: number;
  response_format?: { type: string; json_schema?: { name: string; schema: unknown } };
}

/** One way to respond to a request. */
export type Behaviour =
  /** A valid completion with this content; an object is sent as JSON. */
  | { kind: 'content'; content: unknown; finishReason?: string; usage?: number | null; model?: string }
  /** A valid completion whose content is computed from the request: a scripted model. */
  | { kind: 'script'; answer: (asked: AskedCompletion) => unknown }
  /** A completion in which the model refuses. */
  | { kind: 'refusal' }
  /** An HTTP status with OpenAI's error body. */
  | { kind: 'status'; status: number; message?: string; param?: string; retryAfter?: string }
  /** Sends the client to another path of the same server. */
  | { kind: 'redirect' }
  /** Status 200 with these bytes as JSON. */
  | { kind: 'raw'; body: string; contentType?: string }
  /** Accepts the request and never responds. */
  | { kind: 'hang' }
  /** Sends the headers and half of the body, and nothing more. */
  | { kind: 'stall' }
  /** Sends an endless body. */
  | { kind: 'endless' }
  /** Drops the connection. */
  | { kind: 'reset' };

/** An OpenAI-compatible service on loopback with a list of behaviours; the last one is repeated. */
export class MisbehavingLlmServer {
  /** Every received request, in order. */
  readonly asked: AskedCompletion[] = [];
  /** Value of each request's `Authorization`. */
  readonly authorizations: (string | undefined)[] = [];
  private readonly server: Server;

  private constructor(private readonly behaviours: Behaviour[]) {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start(...behaviours: Behaviour[]): Promise<MisbehavingLlmServer> {
    const started = new MisbehavingLlmServer(behaviours);
    await new Promise<void>((resolve) => started.server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  /** Root URL for the settings of a client. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = JSON.parse(Buffer.concat(chunks).toString('utf8')) as AskedCompletion;
    const behaviour = this.behaviours[Math.min(this.asked.length, this.behaviours.length - 1)] ?? { kind: 'hang' };
    this.asked.push(asked);
    this.authorizations.push(request.headers.authorization);
    this.behave(behaviour, asked, response);
  }

  private behave(behaviour: Behaviour, asked: AskedCompletion, response: ServerResponse): void {
    switch (behaviour.kind) {
      case 'content':
        return send(response, completion(behaviour.content, behaviour));
      case 'script':
        return send(response, completion(behaviour.answer(asked), {}));
      case 'refusal':
        return send(response, {
          ...completion(null, {}),
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: null, refusal: 'No.' } }],
        });
      case 'status': {
        const { status, message = 'No.', param = null, retryAfter } = behaviour;
        if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
        return send(response, { error: { message, param, type: 'error', code: null } }, status);
      }
      case 'redirect':
        return void response.writeHead(307, { location: '/elsewhere' }).end();
      case 'raw':
        response.setHeader('content-type', behaviour.contentType ?? 'application/json');
        return void response.end(behaviour.body);
      case 'hang':
        return;
      case 'stall':
        response.setHeader('content-type', 'application/json');
        return void response.write('{"choices": [');
      case 'endless': {
        response.setHeader('content-type', 'application/json');
        const sendChunks = (): void => {
          while (!response.destroyed && response.write(' '.repeat(16_384)));
        };
        response.on('drain', sendChunks);
        return sendChunks();
      }
      case 'reset':
        return void response.destroy();
    }
  }
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

function completion(
  content: unknown,
  extra: { finishReason?: string; usage?: number | null; model?: string },
): Record<string, unknown> {
  const { finishReason = 'stop', usage = 120, model = 'scripted-1' } = extra;
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        finish_reason: finishReason,
        message: { role: 'assistant', content: typeof content === 'string' ? content : JSON.stringify(content) },
      },
    ],
    ...(usage === null ? {} : { usage: { prompt_tokens: usage, completion_tokens: 0, total_tokens: usage } }),
  };
}
