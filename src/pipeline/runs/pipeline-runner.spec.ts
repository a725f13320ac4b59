import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { candidate, ranked, signal } from '../../../test/support/stage-doubles.js';
import { RunScene, type SceneProcess } from '../../../test/support/run-scene.js';
import { type ProjectResults } from '../../domain/run-result.js';
import { type StageContext, type StageName } from '../../domain/stage.js';
import { NoMetrics } from '../../platform/common/metrics.js';
import { Problem } from '../../platform/common/problem.js';
import { PipelineRunner } from './pipeline-runner.js';
import { PipelineStages } from './pipeline-stages.js';

type Work = (context: StageContext) => Promise<unknown>;

const GITHUB = {
  requests: 0,
  points: 0,
  remaining: null,
  resetsAt: null,
  retries: 0,
  requestMilliseconds: 0,
  waitedSeconds: 0,
  plan: [],
};
const FOUND = {
  candidates: [candidate('ada', 1)],
  source: 'sample',
  found: 1,
  coverage: { line: 'all' },
  github: GITHUB,
};
/** What each stage makes unless a test replaces it. */
const MADE: Record<StageName, unknown> = {
  'jd-parser': { role: 'Engineer' },
  'github-sourcer': FOUND,
  'ranking-engine': [ranked(candidate('ada', 1), 1)],
  'outreach-generator': [],
};

describe('a run at work', () => {
  let scene: RunScene;
  let process: SceneProcess;
  let other: SceneProcess;
  /** The stages that were begun, in their order. */
  let begun: StageName[];
  let stop: AbortController;

  beforeEach(async () => {
    scene = await RunScene.open();
    process = scene.process();
    other = scene.process();
    begun = [];
    stop = new AbortController();
  });

  afterEach(() => scene.close());

  /** Works on a run in one of the processes; `work` replaces what stages do. */
  function run(executionId: string, work: Partial<Record<StageName, Work>> = {}, at = process) {
    const stage = (name: StageName) => ({
      name,
      run: async (_input: unknown, context: StageContext) => {
        begun.push(name);
        return (await work[name]?.(context)) ?? MADE[name];
      },
    });
    const services = [
      stage('jd-parser'),
      stage('github-sourcer'),
      stage('ranking-engine'),
      stage('outreach-generator'),
    ] as const;
    const stages = new PipelineStages(...(services as unknown as [never, never, never, never]), scene.settings);
    return new PipelineRunner(
      stages,
      at.store,
      at.keeper,
      at.control,
      scene.clock,
      scene.settings,
      new NoMetrics(),
    ).run(executionId, stop.signal);
  }

  const resultsOf = async (id: string): Promise<ProjectResults> =>
    JSON.parse((await scene.projectOf(id)).resultsJson ?? '{}') as ProjectResults;
  const errorOf = async (id: string): Promise<unknown> => JSON.parse((await scene.row(id)).errorJson ?? 'null');
  const statusesOf = async (id: string): Promise<string[]> => [
    (await scene.row(id)).status,
    (await scene.projectOf(id)).status,
  ];

  it('completes with its project', async () => {
    const id = await scene.addRun();
    await run(id);
    expect(await statusesOf(id)).toEqual(['completed', 'completed']);
  });

  it('saves what a stage made before the next one begins', async () => {
    const id = await scene.addRun();
    let saved: ProjectResults = {};
    await run(id, { 'github-sourcer': async () => void (saved = await resultsOf(id)) });
    expect(saved.jobRequirement).toEqual(MADE['jd-parser']);
  });

  it('goes on behind the stages that were saved', async () => {
    const id = await scene.addRun({}, {}, { jobRequirement: MADE['jd-parser'] });
    await run(id);
    expect(begun).toEqual(['github-sourcer', 'ranking-engine', 'outreach-generator']);
  });

  it('ends behind the stage that the request names', async () => {
    const id = await scene.addRun({}, { until: 'github-sourcer' });
    await run(id);
    expect([begun, (await scene.projectOf(id)).status]).toEqual([['jd-parser', 'github-sourcer'], 'sourced']);
  });

  it('is left alone by a second process that the queue gives it to', async () => {
    const id = await scene.addRun();
    await run(id, { 'github-sourcer': async () => void (await run(id, {}, other)) });
    expect(begun.filter((name) => name === 'jd-parser')).toHaveLength(1);
  });

  it('stops at the next heartbeat when its lease is lost', async () => {
    const id = await scene.addRun();
    await run(id, {
      'github-sourcer': async ({ signal: aborted }) => {
        await scene.runs.update(id, { leaseOwner: other.id });
        await scene.timers.advance(scene.lease);
        aborted.throwIfAborted();
      },
    });
    expect(begun).toEqual(['jd-parser', 'github-sourcer']);
  });

  it('saves nothing when its lease was lost, not even that it has failed', async () => {
    const id = await scene.addRun();
    await run(id, { 'github-sourcer': async () => void (await scene.runs.update(id, { leaseOwner: other.id })) });
    expect([await statusesOf(id), (await resultsOf(id)).candidates]).toEqual([['running', 'running'], undefined]);
  });

  it('fails as run_crashed, with no stage begun, when its process has died three times at one checkpoint', async () => {
    const id = await scene.addRun({ crashes: 3 });
    await run(id);
    expect([await errorOf(id), begun]).toEqual([expect.objectContaining({ code: 'run_crashed' }), []]);
  });

  it('is tried again when its process has died twice', async () => {
    const id = await scene.addRun({ crashes: 2 });
    await run(id);
    expect((await scene.row(id)).status).toBe('completed');
  });

  it('goes back into the queue when its process stops', async () => {
    const id = await scene.addRun();
    const outcome = await run(id, {
      'github-sourcer': async ({ signal: aborted }) => {
        stop.abort(new Problem('not_ready', 'The service is stopping.'));
        aborted.throwIfAborted();
      },
    });
    expect([outcome, await scene.row(id)]).toEqual([
      'again',
      expect.objectContaining({ status: 'queued', leaseOwner: null }),
    ]);
  });

  it('is stopped by its owner, and keeps what earlier stages made', async () => {
    const id = await scene.addRun();
    await run(id, {
      'github-sourcer': async ({ signal: aborted }) => {
        await other.store.cancel(id, scene.clock.now().toISOString());
        aborted.throwIfAborted();
      },
    });
    expect([await statusesOf(id), (await resultsOf(id)).jobRequirement]).toEqual([
      ['cancelled', 'cancelled'],
      MADE['jd-parser'],
    ]);
  });

  it('is given up when its owner cancels it, also by a stage that does not listen', async () => {
    const id = await scene.addRun();
    const late = signal();
    await run(id, {
      'github-sourcer': async () => {
        await other.store.cancel(id, scene.clock.now().toISOString());
        await late.promise;
      },
    });
    late.resolve();
    expect((await resultsOf(id)).candidates).toBeUndefined();
  });

  it('fails with the problem of the stage that failed, and names it', async () => {
    const id = await scene.addRun();
    await run(id, { 'github-sourcer': () => Promise.reject(new Problem('github_unavailable')) });
    expect(await errorOf(id)).toMatchObject({ module: 'github-sourcer', code: 'github_unavailable' });
  });

  it('shows nothing of an unexpected error', async () => {
    const id = await scene.addRun();
    await run(id, { 'github-sourcer': () => Promise.reject(new Error('SELECT * FROM secrets')) });
    expect(await errorOf(id)).toMatchObject({ code: 'internal_error', detail: expect.not.stringContaining('secrets') });
  });

  it('has no more time after a restart than was left', async () => {
    const deadlineAt = new Date(scene.clock.now().getTime() - 1).toISOString();
    const id = await scene.addRun({ startedAt: deadlineAt, deadlineAt });
    await run(id, { 'jd-parser': () => signal().promise });
    expect(await errorOf(id)).toMatchObject({ code: 'pipeline_timeout' });
  });

  it('has no more time than a run may have when the clock was set back', async () => {
    const later = new Date(scene.clock.now().getTime() + 86_400_000).toISOString();
    const id = await scene.addRun({ deadlineAt: later });
    await run(id);
    const latest = scene.clock.now().getTime() + scene.settings.pipelineTimeoutSeconds * 1000;
    expect(Date.parse((await scene.row(id)).deadlineAt ?? '')).toBe(latest);
  });

  it('sends no more heartbeats when it has ended', async () => {
    const id = await scene.addRun();
    await run(id);
    expect(scene.timers.pending).toBe(0);
  });
});
