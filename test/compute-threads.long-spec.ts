import { fileURLToPath, pathToFileURL } from 'node:url';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { compiledSource } from './support/processes/compiled-source.js';

/**
 * The pool of threads needs compiled modules, which Jest does not have: each test runs a script over them in a process of
 * its own and looks at what that prints.
 */
async function run(script: string): Promise<unknown> {
  const root = pathToFileURL(`${compiledSource(fileURLToPath(new URL('..', import.meta.url)))}/`).href;
  const source = `
    import 'reflect-metadata';
    import { Logger } from '@nestjs/common';
    Logger.overrideLogger(false);
    const { ThreadCompute } = await import('${root}src/platform/compute/thread-compute.js');
    const { computeEach, LOST } = await import('${root}src/platform/compute/compute-each.js');
    const tasks = await import('${root}test/support/compute-tasks.js');
    const options = { onBehalfOf: 'ada', milliseconds: 300 };
    const outcome = (promise) => promise.then((value) => ['value', value], (error) => [error.name, error.reason ?? error.code ?? error.message]);
    const compute = new ThreadCompute(2);
    const result = await (async () => { ${script} })();
    await compute.close();
    console.log(JSON.stringify(result));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', source],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      timeout: 60_000,
    },
  );
  return JSON.parse(stdout) as unknown;
}

describe('the pool of threads', () => {
  it('gives what the function gives', async () => {
    expect(await run('return compute.run(tasks.double, 21, options)')).toBe(42);
  });

  it('hands dates, maps and sets over as they are', async () => {
    const script = `
      const value = await compute.run(tasks.echo, { date: new Date(0), map: new Map([[1, new Set(['a'])]]) }, options);
      return [value.date.toISOString(), [...value.map.get(1)]];`;
    expect(await run(script)).toEqual(['1970-01-01T00:00:00.000Z', ['a']]);
  });

  it('throws the problem that the function threw, with its fields', async () => {
    const script = `
      const error = await compute.run(tasks.refuse, 'too heavy', options).catch((thrown) => thrown);
      return [error.constructor.name, error.code, error.detail, error.errors];`;
    expect(await run(script)).toEqual([
      'Problem',
      'validation_failed',
      'too heavy',
      [{ field: 'weights', message: 'too heavy' }],
    ]);
  });

  it('keeps what else the function threw as the cause', async () => {
    const script = `
      const error = await compute.run(tasks.fail, 'broken', options).catch((thrown) => thrown);
      return [error.name, error.reason, error.cause.name, error.cause.message];`;
    expect(await run(script)).toEqual(['ComputeFailure', 'failed', 'TypeError', 'broken']);
  });

  it('ends a task that overruns its time, and goes on with a new thread', async () => {
    const script = `
      const hung = await Promise.all([1, 2, 3].map(() => outcome(compute.run(tasks.hang, null, options))));
      return [hung, await compute.run(tasks.double, 1, options)];`;
    expect(await run(script)).toEqual([Array.from({ length: 3 }, () => ['ComputeFailure', 'out-of-time']), 2]);
  });

  it('gives a task its whole time, however late its thread has started', async () => {
    const script = `
      const begun = new BigInt64Array(new SharedArrayBuffer(8));
      await outcome(compute.run(tasks.hangFrom, begun, options));
      return Number(process.hrtime.bigint() - begun[0]) / 1e6;`;
    expect(await run(script)).toBeGreaterThanOrEqual(299);
  });

  it('may be closed at any moment of the start of its threads', async () => {
    const script = `
      for (let turns = 1; turns < 1e5; turns *= 4) {
        const pool = new ThreadCompute(2);
        await pool.prepare([tasks.warmUp]);
        for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
        await pool.close();
      }
      return 'closed';`;
    expect(await run(script)).toBe('closed');
  });

  it('ends a task that overruns its memory, and nothing else', async () => {
    const script = `
      const slow = { onBehalfOf: 'ada', milliseconds: 30000 };
      const [filled, other] = await Promise.all([outcome(compute.run(tasks.fillMemory, null, slow)), compute.run(tasks.double, 2, slow)]);
      return [filled, other, await compute.run(tasks.double, 1, slow)];`;
    expect(await run(script)).toEqual([['ComputeFailure', 'out-of-memory'], 4, 2]);
  });

  it('loses only the items that fail by themselves', async () => {
    const script = `
      const items = ['a', 'hang', 'b', 'c', 'fail', 'd'];
      const outputs = await computeEach(compute, tasks.careful, { shared: 'read', items, size: 6 }, options);
      return outputs.map((output) => (output === LOST ? 'lost' : output));`;
    expect(await run(script)).toEqual(['read a', 'lost', 'read b', 'read c', 'lost', 'read d']);
  });

  it('lets the waiting go at once where they are aborted, and keeps the thread', async () => {
    const script = `
      const controller = new AbortController();
      const waiting = outcome(compute.run(tasks.hang, null, { ...options, signal: controller.signal }));
      controller.abort(new Error('cancelled'));
      return [await waiting, await compute.run(tasks.double, 3, options)];`;
    expect(await run(script)).toEqual([['Error', 'cancelled'], 6]);
  });

  it('takes turns between people', async () => {
    const script = `
      const one = new ThreadCompute(1);
      const order = [];
      const ask = (onBehalfOf, value) => one.run(tasks.echo, value, { onBehalfOf }).then((got) => order.push(got));
      await Promise.all([...['a1', 'a2', 'a3', 'a4'].map((name) => ask('ada', name)), ask('bob', 'b1')]);
      await one.close();
      return order.indexOf('b1') < order.indexOf('a3');`;
    expect(await run(script)).toBe(true);
  });

  it('warms each thread up, also one that replaces another', async () => {
    const script = `
      const one = new ThreadCompute(1);
      await one.prepare([tasks.warmUp, tasks.warmUp]);
      const first = await one.run(tasks.countWarmUps, null, options);
      await outcome(one.run(tasks.hang, null, options));
      const second = await one.run(tasks.countWarmUps, null, options);
      await one.close();
      return [first, second];`;
    expect(await run(script)).toEqual([2, 2]);
  });

  it('counts each task that was ended, by its name and the reason', async () => {
    const script = `
      const ended = [];
      const one = new ThreadCompute(1, { computeTaskEnded: (task, reason) => ended.push([task, reason]) });
      await outcome(one.run(tasks.hang, null, options));
      await one.run(tasks.double, 1, options);
      await one.close();
      return ended;`;
    expect(await run(script)).toEqual([['hang', 'out-of-time']]);
  });

  it('says that the service is stopping where it is closed meanwhile', async () => {
    const script = `
      const one = new ThreadCompute(1);
      const waiting = outcome(one.run(tasks.hang, null, options));
      await one.close();
      return [await waiting, await outcome(one.run(tasks.double, 1, options))];`;
    expect(await run(script)).toEqual([
      ['Problem', 'not_ready'],
      ['Problem', 'not_ready'],
    ]);
  });
});
