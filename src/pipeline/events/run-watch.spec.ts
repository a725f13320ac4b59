import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunScene } from '../../../test/support/run-scene.js';
import { POLL_INTERVAL, type RunWatch } from './run-watch.js';

describe('the watch over runs', () => {
  let scene: RunScene;
  let watch: RunWatch;
  let heard: string[];
  let id: string;

  beforeEach(async () => {
    scene = await RunScene.open();
    scene.settings.shutdownGraceSeconds = 10;
    watch = scene.process().watch;
    heard = [];
    id = await scene.addRun();
  });

  afterEach(() => scene.close());

  const listen = (): (() => void) => watch.watch(id, (kind) => heard.push(kind));

  /** Waits for the end of the run; gives a list that gets `over` when the wait is over. */
  function wait(): { over: Promise<void>; is: () => string } {
    let state = 'waiting';
    const over = watch.untilEnded(id, async () => false).then(() => void (state = 'over'));
    return { over, is: () => state };
  }

  it('tells of a change at once when it is signalled', () => {
    listen();
    scene.signals.publish({ executionId: id, kind: 'changed' });
    expect(heard).toEqual(['changed']);
  });

  it('tells nothing of other runs', () => {
    listen();
    scene.signals.publish({ executionId: scene.ids.next(), kind: 'changed' });
    expect(heard).toEqual([]);
  });

  it('finds a change whose signal was lost at its next look', async () => {
    listen();
    await scene.timers.advance(POLL_INTERVAL);
    heard.length = 0;
    await scene.runs.increment({ executionId: id }, 'revision', 1);
    await scene.timers.advance(POLL_INTERVAL);
    expect(heard).toEqual(['changed']);
  });

  it('tells nothing at a look that finds no change', async () => {
    listen();
    await scene.timers.advance(POLL_INTERVAL);
    heard.length = 0;
    await scene.timers.advance(10 * POLL_INTERVAL);
    expect(heard).toEqual([]);
  });

  it('finds an end whose signal was lost', async () => {
    listen();
    await scene.runs.update(id, { status: 'completed' });
    await scene.timers.advance(POLL_INTERVAL);
    expect(heard).toEqual(['ended']);
  });

  it('takes a run that was deleted for ended', async () => {
    listen();
    await scene.runs.delete(id);
    await scene.timers.advance(POLL_INTERVAL);
    expect(heard).toEqual(['ended']);
  });

  it('looks no more when nobody listens', () => {
    listen()();
    expect(scene.timers.pending).toBe(0);
  });

  it('goes on looking for one listener when another has left', async () => {
    const forget = watch.watch(id, () => undefined);
    listen();
    forget();
    await scene.runs.update(id, { status: 'failed' });
    await scene.timers.advance(POLL_INTERVAL);
    expect(heard).toEqual(['ended']);
  });

  it('lets those wait no longer whose run has ended', async () => {
    const waiting = wait();
    scene.signals.publish({ executionId: id, kind: 'ended' });
    await waiting.over;
    expect(waiting.is()).toBe('over');
  });

  it('lets nobody wait whose run had ended before', async () => {
    await expect(watch.untilEnded(id, async () => true)).resolves.toBeUndefined();
  });

  it('gives those who wait the whole time of grace when the process stops', async () => {
    const waiting = wait();
    void watch.close();
    await scene.timers.advance(scene.settings.shutdownGraceSeconds * 1000 - 1);
    expect(waiting.is()).toBe('waiting');
  });

  it('sends those away who still wait when the time of grace is over', async () => {
    const waiting = wait();
    const closed = watch.close();
    await scene.timers.advance(scene.settings.shutdownGraceSeconds * 1000);
    await closed;
    await waiting.over;
    expect(waiting.is()).toBe('over');
  });

  it('stops at once when the last one who waited has left', async () => {
    wait();
    const closed = watch.close();
    scene.signals.publish({ executionId: id, kind: 'ended' });
    await expect(closed).resolves.toBeUndefined();
  });
});
