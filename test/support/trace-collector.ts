import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

type AttributeValue = { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean };

/** A span as it is sent (OTLP over HTTP, JSON). */
export interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** 1 internal, 2 server, 3 client, 5 consumer. */
  kind: number;
  attributes: { key: string; value: AttributeValue }[];
  links?: { traceId: string; spanId: string }[];
  status: { code: number };
}

interface Delivery {
  resourceSpans: { resource: { attributes: SentSpan['attributes'] }; scopeSpans: { spans: SentSpan[] }[] }[];
}

/** An OpenTelemetry collector on loopback: accepts `POST /v1/traces` and keeps the spans. */
export class TraceCollector {
  private readonly deliveries: Delivery[] = [];
  private readonly server: Server;

  private constructor(private readonly answers: boolean) {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  /** @param answers false: accepts requests and does not respond */
  static async start({ answers = true } = {}): Promise<TraceCollector> {
    const collector = new TraceCollector(answers);
    await new Promise<void>((resolve) => collector.server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get spans(): SentSpan[] {
    return this.deliveries.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    );
  }

  /** Attributes of the sender of the first delivery. */
  get resource(): Record<string, unknown> {
    return attributesOf({ attributes: this.deliveries[0]?.resourceSpans[0]?.resource.attributes ?? [] });
  }

  /** Everything that was sent, as text. */
  get text(): string {
    return JSON.stringify(this.deliveries);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method !== 'POST' || request.url !== '/v1/traces') {
      response.writeHead(404).end();
      return;
    }
    this.deliveries.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Delivery);
    if (this.answers) response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  }
}

/** Returns a span's attributes by name. */
export function attributesOf({ attributes }: Pick<SentSpan, 'attributes'>): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue ?? value.doubleValue)]),
  );
}
