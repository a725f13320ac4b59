import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunScene, type SceneProcess } from '../../../test/support/run-scene.js';
import { signal } from '../../../test/support/stage-doubles.js';
import { HEARTBEATS_PER_LEASE } from './lease-watch.js';

describe('the lease of a run', () => {
  let scene: RunScene;
  let process: SceneProcess;
  let other: SceneProcess;

  beforeEach(async () => {
    scene = await RunScene.open();
    process = scene.process();
    other = scene.process();
  });

  afterEach(() => scene.close());

  /** The other process looks at all runs as often as it takes to see a lease expire. */
  async function lookForALease(): Promise<void> {
    for (let look = 0; look <= HEARTBEATS_PER_LEASE; look += 1)
      other.leaseWatch.look(await other.leases.findUnfinished());
  }

  it('is acquired by one of two processes that try at once', async () => {
    const id = await scene.addRun();
    const acquired = await Promise.all([process.keeper.acquire(id), other.keeper.acquire(id)]);
    expect(acquired.filter(Boolean)).toHaveLength(1);
  });

  it('cannot be acquired once the run has ended', async () => {
    const id = await scene.addRun({ status: 'completed' });
    expect(await process.keeper.acquire(id)).toBe(false);
  });

  it('cannot be acquired from a process whose heartbeat still counts', async () => {
    const id = await scene.addRun();
    await process.keeper.acquire(id);
    await lookForALease();
    await process.leases.heartbeat(id);
    other.leaseWatch.look(await other.leases.findUnfinished());
    expect(await other.keeper.acquire(id)).toBe(false);
  });

  it('is taken over when it has expired, which counts as a crash', async () => {
    const id = await scene.addRun();
    await process.keeper.acquire(id);
    await lookForALease();
    await other.keeper.acquire(id);
    expect(await scene.row(id)).toMatchObject({ leaseOwner: other.id, crashes: 1, interruptions: 1 });
  });

  it('is kept when a heartbeat comes between the last look and the takeover', async () => {
    const id = await scene.addRun();
    await process.keeper.acquire(id);
    await lookForALease();
    const [seen] = await other.leases.findUnfinished();
    await process.leases.heartbeat(id);
    expect(seen !== undefined && (await other.leases.takeOver(seen))).toBe(false);
  });

  it('gets five heartbeats in its time', async () => {
    const id = await scene.addRun();
    await process.keeper.acquire(id);
    const { leaseBeat } = await scene.row(id);
    process.keeper.startHeartbeat(id, new AbortController());
    await scene.timers.advance(scene.lease);
    expect((await scene.row(id)).leaseBeat).toBe(leaseBeat + 5);
  });

  it('gets no heartbeat any more once the work has ended', async () => {
    const id = await scene.addRun();
    process.keeper.startHeartbeat(id, new AbortController())();
    expect(scene.timers.pending).toBe(0);
  });

  it('gets no second heartbeat while the database has not taken the first', async () => {
    const id = await scene.addRun();
    const answer = signal();
    let asked = 0;
    process.leases.heartbeat = async () => {
      asked += 1;
      await answer.promise;
      return true;
    };
    process.keeper.startHeartbeat(id, new AbortController());
    const hanging = scene.timers.advance(scene.lease / HEARTBEATS_PER_LEASE);
    await scene.timers.advance(scene.lease);
    answer.resolve();
    await hanging;
    expect(asked).toBe(1);
  });

  it('aborts the work at the next heartbeat when another process has taken it over', async () => {
    const id = await scene.addRun();
    await process.keeper.acquire(id);
    const abort = new AbortController();
    process.keeper.startHeartbeat(id, abort);
    await scene.runs.update(id, { leaseOwner: other.id });
    await scene.timers.advance(scene.lease / HEARTBEATS_PER_LEASE);
    expect(abort.signal.reason).toMatchObject({ code: 'cancelled' });
  });

  it('survives a database that is away for one heartbeat', async () => {
    const id = await scene.addRun();
    await process.keeper.acquire(id);
    const abort = new AbortController();
    process.leases.heartbeat = () => Promise.reject(new Error('the database is away'));
    process.keeper.startHeartbeat(id, abort);
    await scene.timers.advance(scene.lease / HEARTBEATS_PER_LEASE);
    expect(abort.signal.aborted).toBe(false);
  });

  it('has its crashes forgotten at a checkpoint', async () => {
    const id = await scene.addRun({ crashes: 2 });
    await process.keeper.acquire(id);
    await process.keeper.checkpoint(id, new AbortController());
    expect(await scene.row(id)).toMatchObject({ crashes: 0, checkpoint: 1 });
  });
});
