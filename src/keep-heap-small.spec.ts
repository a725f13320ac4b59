import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { compiledSource } from '../test/support/processes/compiled-source.js';

/** Turns of the event loop in which nothing is done but looking on. */
const IDLE_TURNS = 300;

/** In a process of its own: the flags are V8's for a whole process. */
async function keepSmall(...flags: string[]): Promise<{ room: number; collections: number }> {
  const module = pathToFileURL(join(compiledSource(fileURLToPath(new URL('..', import.meta.url))), 'src', 'keep-heap-small.js')).href;
  const script = `
    import { setImmediate as nextTurn } from 'node:timers/promises';
    import { PerformanceObserver } from 'node:perf_hooks';
    import { getHeapSpaceStatistics } from 'node:v8';
    const { keepHeapSmall } = await import(${JSON.stringify(module)});
    keepHeapSmall();
    const room = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size / 2 / 1024 / 1024;
    let collections = 0;
    new PerformanceObserver((list) => (collections += list.getEntries().length)).observe({ entryTypes: ['gc'] });
    for (let turn = 0; turn < ${IDLE_TURNS}; turn += 1) await nextTurn();
    console.log(JSON.stringify({ room, collections }));`;
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, '--input-type=module', '--eval', script], { timeout: 30_000 });
  return JSON.parse(stdout) as { room: number; collections: number };
}

describe('a heap that is kept small', () => {
  it('has room for new objects, and not the most that V8 would take', async () => {
    const { room } = await keepSmall('--semi-space-growth-factor=1');
    expect([room >= 4, room < 16]).toEqual([true, true]);
  });

  it('is left alone where V8 gives no more room', async () => {
    expect((await keepSmall('--max-semi-space-size=1')).collections).toBeLessThan(20);
  });
});
