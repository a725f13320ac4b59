import { Agent, request as send } from 'node:http';

export interface Answer {
  status: number;
  /** Bytes of its body. */
  bytes: number;
  text: string;
  /** Milliseconds from the first byte asked to the last byte answered. */
  milliseconds: number;
}

/** Milliseconds after which an answer counts as none, unless told otherwise. */
const PATIENCE = 30_000;

/** Milliseconds for which an idle connection is kept: less than the service does, so that it is not closed under a request. */
const IDLE = 4_000;

/** One connection that is kept, as a browser's is, with one request on it at a time. */
export class Connection {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1, timeout: IDLE });

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly patience = PATIENCE,
  ) {}

  /**
   * @param keep whether the body is needed as text; else it is only counted
   * @throws Error where the connection broke, or the answer did not come in time
   */
  call(
    method: string,
    path: string,
    { body, headers = {}, keep = false }: { body?: object; headers?: Record<string, string>; keep?: boolean } = {},
  ): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const request = send(
        this.url + path,
        {
          method,
          agent: this.agent,
          signal: AbortSignal.timeout(this.patience),
          headers: {
            Authorization: `Bearer ${this.token}`,
            ...(payload === undefined
              ? {}
              : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload) }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (keep) chunks.push(chunk);
          });
          response.on('error', reject);
          response.once('end', () => {
            const milliseconds = performance.now() - begun;
            resolve({ status: response.statusCode ?? 0, bytes, text: Buffer.concat(chunks).toString(), milliseconds });
          });
        },
      );
      // More than once where a connection breaks while its time runs out.
      request.on('error', reject);
      request.end(payload);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
