/** One event of a stream. */
export interface StreamEvent {
  id: string | undefined;
  event: string | undefined;
  data: Record<string, unknown>;
}

/** A client of Server-Sent Events that reads them as a browser's `fetch` does. */
export class EventStreamClient {
  readonly events: StreamEvent[] = [];
  /** Lines that are not events: heartbeats, and how long to wait before reconnecting. */
  readonly comments: string[] = [];
  /** Resolves when the stream has ended. */
  readonly ended: Promise<void>;

  private constructor(
    readonly response: Response,
    private readonly aborter: AbortController,
  ) {
    this.ended = this.read().catch(() => undefined);
  }

  static async open(url: string, token: string, lastEventId?: string): Promise<EventStreamClient> {
    const aborter = new AbortController();
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
    };
    return new EventStreamClient(await fetch(url, { headers, signal: aborter.signal }), aborter);
  }

  close(): void {
    this.aborter.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const bytes of this.response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(bytes, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const data = fields.get('data');
    if (data === undefined) this.comments.push(block);
    else
      this.events.push({
        id: fields.get('id'),
        event: fields.get('event'),
        data: JSON.parse(data) as Record<string, unknown>,
      });
  }
}
