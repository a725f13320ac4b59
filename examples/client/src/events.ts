import { setTimeout as sleep } from 'node:timers/promises';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { type GithireClient, Refused, type Schemas } from './client.js';

type Execution = Schemas['ExecutionView'];

/** How often in a row a stream may break without a new event before this client gives up. */
const MAX_ATTEMPTS = 5;
/** How long to wait before a stream is opened again, in milliseconds, until the service has named its own time. */
const RECONNECT_MILLISECONDS = 1_000;

/**
 * The states of a run, one for each change, until it has ended. `EventSource` cannot send an access token, so the
 * events are read with `fetch`; a stream that breaks is opened again behind the last event that arrived.
 * @param streamMilliseconds closes each stream after this time, as a lost connection would; for trying the resumption
 * @throws Refused if the service refuses the stream; Error if it breaks again and again
 */
export async function* followRun(
  client: GithireClient,
  executionId: string,
  streamMilliseconds?: number,
): AsyncGenerator<Execution> {
  let lastEventId: string | undefined;
  let reconnectMilliseconds = RECONNECT_MILLISECONDS;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    if (attempt > 0) await sleep(reconnectMilliseconds);
    const { data, error } = await client.GET('/pipeline/status/{executionId}/events', {
      params: {
        path: { executionId },
        header: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
      },
      headers: { Accept: 'text/event-stream' },
      parseAs: 'stream',
      signal: streamMilliseconds === undefined ? null : AbortSignal.timeout(streamMilliseconds),
    });
    if (error !== undefined) throw new Refused(error);
    if (data === null) throw new Error('The service answered without a stream');
    const events = data.pipeThrough(new TextDecoderStream()).pipeThrough(
      new EventSourceParserStream({
        onRetry: (milliseconds) => {
          reconnectMilliseconds = milliseconds;
        },
      }),
    );
    const reader = events.getReader();
    for (;;) {
      const next = await reader.read().catch(() => undefined);
      // The stream has broken, or ended without `done`: the service stops, or the session has ended.
      if (next === undefined || next.done) break;
      const execution: unknown = JSON.parse(next.value.data);
      if (!isExecution(execution)) throw new Error(`This is not the state of a run: ${next.value.data.slice(0, 100)}`);
      if (next.value.event === 'done') return;
      lastEventId = next.value.id;
      attempt = 0;
      yield execution;
    }
  }
  throw new Error('The stream of events broke again and again');
}

/** Whether an event holds what this client reads of it. */
function isExecution(value: unknown): value is Execution {
  return (
    typeof value === 'object' &&
    value !== null &&
    'executionId' in value &&
    typeof value.executionId === 'string' &&
    'status' in value &&
    typeof value.status === 'string' &&
    'progressPercentage' in value &&
    typeof value.progressPercentage === 'number'
  );
}
