import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunScene, type SceneProcess } from '../../../test/support/run-scene.js';
import { HEARTBEATS_PER_LEASE } from './lease-watch.js';

describe('the recovery of runs', () => {
  let scene: RunScene;
  let process: SceneProcess;
  let other: SceneProcess;
  let interval: number;

  beforeEach(async () => {
    scene = await RunScene.open();
    process = scene.process();
    other = scene.process();
    interval = scene.lease / HEARTBEATS_PER_LEASE;
  });

  afterEach(() => scene.close());

  const looks = (count: number): Promise<void> => scene.timers.advance(count * interval);

  it('enqueues at the start what waits, oldest first', async () => {
    const ids = [await scene.addRun(), await scene.addRun()];
    await process.recovery.onApplicationBootstrap();
    expect(process.queue.enqueued).toEqual(ids);
  });

  it('leaves a new run to the process that accepted it until it has seen the run twice', async () => {
    await process.recovery.onApplicationBootstrap();
    await scene.addRun();
    await looks(1);
    expect(process.queue.enqueued).toEqual([]);
  });

  it('enqueues a run without an owner that it has seen twice', async () => {
    await process.recovery.onApplicationBootstrap();
    const id = await scene.addRun();
    await looks(2);
    expect(process.queue.enqueued).toEqual([id]);
  });

  it('enqueues such a run again once per lease, in case the queue has lost it', async () => {
    await process.recovery.onApplicationBootstrap();
    const id = await scene.addRun();
    await looks(2 + HEARTBEATS_PER_LEASE);
    expect(process.queue.enqueued).toEqual([id, id]);
  });

  it('enqueues a run whose owner has sent no heartbeat for a lease', async () => {
    const id = await scene.addRun();
    await other.keeper.acquire(id);
    await process.recovery.onApplicationBootstrap();
    await looks(HEARTBEATS_PER_LEASE);
    expect(process.queue.enqueued).toEqual([id]);
  });

  it('waits for the whole lease before it enqueues the run of a silent owner', async () => {
    const id = await scene.addRun();
    await other.keeper.acquire(id);
    await process.recovery.onApplicationBootstrap();
    await looks(HEARTBEATS_PER_LEASE - 1);
    expect(process.queue.enqueued).toEqual([]);
  });

  it('leaves a run alone as long as its owner sends heartbeats', async () => {
    const id = await scene.addRun();
    await other.keeper.acquire(id);
    other.keeper.startHeartbeat(id, new AbortController());
    await process.recovery.onApplicationBootstrap();
    await looks(10 * HEARTBEATS_PER_LEASE);
    expect(process.queue.enqueued).toEqual([]);
  });

  it('lets its own process take over a run that it has enqueued', async () => {
    const id = await scene.addRun();
    await other.keeper.acquire(id);
    await process.recovery.onApplicationBootstrap();
    await looks(HEARTBEATS_PER_LEASE);
    expect(await process.keeper.acquire(id)).toBe(true);
  });

  it('begins to count anew after a look that failed, since the owner could not write then either', async () => {
    const id = await scene.addRun();
    await other.keeper.acquire(id);
    await process.recovery.onApplicationBootstrap();
    await looks(HEARTBEATS_PER_LEASE - 1);
    const { findUnfinished } = process.leases;
    process.leases.findUnfinished = () => Promise.reject(new Error('the database is away'));
    await looks(1);
    process.leases.findUnfinished = findUnfinished;
    await looks(HEARTBEATS_PER_LEASE);
    expect(process.queue.enqueued).toEqual([]);
  });

  it('goes on when the queue is back', async () => {
    const id = await scene.addRun();
    process.queue.isAway = true;
    await process.recovery.onApplicationBootstrap();
    process.queue.isAway = false;
    await looks(1);
    expect(process.queue.enqueued).toEqual([id]);
  });

  it('looks no more once the process stops', async () => {
    await process.recovery.onApplicationBootstrap();
    await process.recovery.onModuleDestroy();
    expect(scene.timers.pending).toBe(0);
  });
});
