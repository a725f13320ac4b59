import { describe, expect, it } from '@jest/globals';
import { careful, double, fail, refuse, warmUp, countWarmUps } from '../../../test/support/compute-tasks.js';
import { computeEach, LOST } from './compute-each.js';
import { InPlaceCompute } from './in-place-compute.js';

const options = { onBehalfOf: 'ada' };

describe('computing in place', () => {
  it('gives what the function gives', async () => {
    expect(await new InPlaceCompute().run(double, 21, options)).toBe(42);
  });

  it('throws the problem that the function threw', async () => {
    await expect(new InPlaceCompute().run(refuse, 'too heavy', options)).rejects.toMatchObject({
      code: 'validation_failed',
      detail: 'too heavy',
    });
  });

  it('keeps what else the function threw as the cause', async () => {
    await expect(new InPlaceCompute().run(fail, 'broken', options)).rejects.toMatchObject({
      reason: 'failed',
      cause: { message: 'broken' },
    });
  });

  it('computes one task in a turn of the event loop, and takes turns between people', async () => {
    const compute = new InPlaceCompute();
    const order: string[] = [];
    const ask = (onBehalfOf: string, name: string): Promise<void> =>
      compute.run(double, 1, { onBehalfOf }).then(() => void order.push(name));
    await Promise.all([ask('ada', 'a1'), ask('ada', 'a2'), ask('ada', 'a3'), ask('bob', 'b1')]);
    expect(order).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('does not begin what was aborted while it waited', async () => {
    const controller = new AbortController();
    const waiting = new InPlaceCompute().run(fail, 'begun', { ...options, signal: controller.signal });
    controller.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
  });

  it('loses only the items that fail by themselves', async () => {
    expect(
      await computeEach(new InPlaceCompute(), careful, { shared: 'read', items: ['a', 'fail', 'b'], size: 2 }, options),
    ).toEqual(['read a', LOST, 'read b']);
  });

  it('warms up', async () => {
    const compute = new InPlaceCompute();
    await compute.prepare([warmUp, warmUp]);
    expect(await compute.run(countWarmUps, null, options)).toBe(2);
  });
});
