import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** How a request is answered, after its body has been read. */
export type OddAnswer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A server on loopback that responds in ways in which GitHub does not. */
export class OddGithub {
  /** Every received request: its path and its `Authorization`. */
  readonly requests: { path: string; authorization: string | undefined }[] = [];
  private readonly server: Server;
  url = '';

  private constructor(answer: OddAnswer) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.requests.push({ path: request.url ?? '', authorization: request.headers.authorization });
        answer(request, response, Buffer.concat(chunks).toString('utf8'));
      });
    });
  }

  static async start(answer: OddAnswer): Promise<OddGithub> {
    const github = new OddGithub(answer);
    await new Promise<void>((resolve) => github.server.listen(0, '127.0.0.1', resolve));
    github.url = `http://127.0.0.1:${(github.server.address() as AddressInfo).port}`;
    return github;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** One megabyte of gzip that unpacks to one gigabyte: 64 members, which unpack one after the other. */
export function gzipBomb(): Buffer {
  const member = gzipSync(Buffer.alloc(16 * 1024 * 1024, ' '));
  return Buffer.concat(Array.from({ length: 64 }, () => member));
}

/** Sends a JSON response. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(typeof body === 'string' ? body : JSON.stringify(body));
}
