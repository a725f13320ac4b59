import { once } from 'node:events';
import { setImmediate as nextLoopIteration } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { signal } from '../../../test/support/stage-doubles.js';
import { type ExecutionView } from '../pipeline.dto.js';
import { RunEventStream, type RunSnapshot } from './run-event-stream.js';

/** How long to wait before connecting again. */
const FIRST_WORDS = 'retry: 2000\n\n';
const VIEW = { executionId: 'a', status: 'running' } as ExecutionView;
const state = (revision: number): RunSnapshot => ({ revision, view: VIEW, hasEnded: false });

/** Everything that a stream says until it ends. */
function textOf(stream: RunEventStream): () => string {
  let text = '';
  stream.on('data', (chunk: string) => (text += chunk));
  return () => text;
}

describe('an event stream', () => {
  it('writes nothing on the word of a look at the access that began before the access ended', async () => {
    const first = signal();
    const second = signal();
    const looks = [first.promise.then(() => true), second.promise.then(() => false)];
    let taken = 0;
    const stream = new RunEventStream(
      async () => state(1),
      () => looks[taken++] ?? Promise.resolve(false),
      -1,
    );
    const text = textOf(stream);
    await eventually(() => taken === 1);
    const closed = once(stream, 'close');
    const told = stream.recheck();
    first.resolve();
    await nextLoopIteration();
    second.resolve();
    await told;
    await closed;
    expect(text()).toBe(FIRST_WORDS);
  });

  it('drops what a slow client has not taken when the access ends', async () => {
    let isLive = true;
    const stream = new RunEventStream(
      async () => state(1),
      async () => isLive,
      -1,
    );
    // Lets the stream begin, and takes nothing.
    stream.read(0);
    await eventually(() => stream.readableLength > FIRST_WORDS.length);
    isLive = false;
    const closed = once(stream, 'close');
    await stream.recheck();
    await closed;
    expect(stream.readableEnded).toBe(false);
  });

  it('stays open where nobody can say whether the access has ended, writing nothing, and goes on when somebody can', async () => {
    let look = async (): Promise<boolean> => Promise.reject(new Error('the database is away'));
    const stream = new RunEventStream(
      async () => state(1),
      () => look(),
      -1,
    );
    const text = textOf(stream);
    await expect(stream.recheck()).rejects.toThrow('the database is away');
    await eventually(() => text() !== '');
    const during = text();
    look = async () => true;
    stream.refresh();
    await eventually(() => text().includes('event: progress'));
    stream.destroy();
    expect(during).toBe(FIRST_WORDS);
  });
});
