import { describe, expect, it } from '@jest/globals';
import { unlessAborted, withTimeout, withTimeoutSignal } from './timeout.js';

const never = (): Promise<never> => new Promise(() => undefined);
const untilAborted = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve('given back')));
const late = new Error('late');

describe('withTimeout', () => {
  it('gives what the work gives in time', async () => {
    expect(await withTimeout(async () => 7, { milliseconds: 60_000 })).toBe(7);
  });

  it('stops waiting for work that does not listen', async () => {
    await expect(withTimeout(never, { milliseconds: 1, reason: () => late })).rejects.toBe(late);
  });

  it('tells the work that the time is up', async () => {
    let given: AbortSignal | undefined;
    await withTimeout((signal) => ((given = signal), never()), { milliseconds: 1, reason: () => late }).catch(
      () => undefined,
    );
    expect(given?.reason).toBe(late);
  });

  it('ends with the reason of the outer signal', async () => {
    const outer = new AbortController();
    const ended = withTimeout(never, { milliseconds: 60_000, signal: outer.signal });
    outer.abort(late);
    await expect(ended).rejects.toBe(late);
  });

  it('begins nothing where the outer signal is aborted already', async () => {
    let begun = false;
    const work = async (): Promise<void> => void (begun = true);
    await expect(withTimeout(work, { milliseconds: 60_000, signal: AbortSignal.abort(late) })).rejects.toBe(late);
    expect(begun).toBe(false);
  });
});

describe('withTimeoutSignal', () => {
  it('waits for the result of work that ends when it is told to', async () => {
    expect(await withTimeoutSignal(untilAborted, { milliseconds: 1 })).toBe('given back');
  });
});

describe('unlessAborted', () => {
  it('rejects at once where the signal is aborted already', async () => {
    await expect(unlessAborted(never(), AbortSignal.abort(late))).rejects.toBe(late);
  });
});
