import { Agent, request as send } from 'node:http';

export interface Answer {
  status: number;
  /** Bytes of the body. */
  bytes: number;
  text: string;
  /** Milliseconds from the first byte of the request to the last byte of the response. */
  milliseconds: number;
}

/** Milliseconds after which a response counts as missing, by default. */
const TIMEOUT = 30_000;

/**
 * Milliseconds for which an idle connection is kept: less than in the service, so that the service does not close it
 * during a request.
 */
const IDLE = 4_000;

/** A kept connection, like a browser's, with one request at a time. */
export class Connection {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1, timeout: IDLE });

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly timeout = TIMEOUT,
  ) {}

  /**
   * @param keep whether the body is needed as text; otherwise only its bytes are counted
   * @throws Error if the connection broke, or the response did not arrive in time
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
          signal: AbortSignal.timeout(this.timeout),
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
      // Called more than once if a connection breaks at the moment of the timeout.
      request.on('error', reject);
      request.end(payload);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
