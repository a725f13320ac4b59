import { afterEach, describe, expect, it } from '@jest/globals';
import { type Signals } from '../../src/platform/signals/signals.js';
import { eventually } from './eventually.js';

/** The contract of all signals. `open` returns two ends of the same channel; with one process, both are the same. */
export function describeSignals(name: string, open: () => Promise<[Signals, Signals]>): void {
  describe(`signals (${name})`, () => {
    let opened: Signals[] = [];
    const setUp = async () => {
      const [here, there] = await open();
      opened = [here, there];
      return { here, there, heard: [] as string[] };
    };

    afterEach(async () => {
      for (const signals of new Set(opened)) await signals.close();
    });

    it('reach every listener, once each', async () => {
      const { here, there, heard } = await setUp();
      for (const end of [here, there]) end.subscribe('runs', (signal) => heard.push(signal));
      here.publish('runs', 'changed a');
      there.publish('runs', 'ended b');
      await eventually(() => heard.length >= 4);
      expect(heard.sort()).toEqual(['changed a', 'changed a', 'ended b', 'ended b']);
    });

    it('come in the order in which they were sent', async () => {
      const { here, there, heard } = await setUp();
      there.subscribe('runs', (signal) => heard.push(signal));
      for (const kind of ['changed', 'cancel', 'ended'] as const) here.publish('runs', kind);
      await eventually(() => heard.length >= 3);
      expect(heard).toEqual(['changed', 'cancel', 'ended']);
    });

    it('reach those who listen to their topic, and nobody else', async () => {
      const { here, there, heard } = await setUp();
      for (const topic of ['runs', 'access'] as const)
        there.subscribe(topic, (signal) => heard.push(`${topic}: ${signal}`));
      here.publish('access', 'a');
      here.publish('runs', 'b');
      await eventually(() => heard.length >= 2);
      expect(heard).toEqual(['access: a', 'runs: b']);
    });

    it('reach nobody who listens no more', async () => {
      const { here, there, heard } = await setUp();
      const forget = there.subscribe('runs', (signal) => heard.push(signal));
      const still: string[] = [];
      there.subscribe('runs', (signal) => still.push(signal));
      forget();
      here.publish('runs', 'changed a');
      await eventually(() => still.length === 1);
      expect(heard).toEqual([]);
    });
  });
}
