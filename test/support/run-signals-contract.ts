import { afterEach, describe, expect, it } from '@jest/globals';
import type { RunSignal, RunSignals } from '../../src/queue/run-signals.js';
import { eventually } from './eventually.js';

/** What all signals keep. `open` gives two ends of the same wire; where there is one process, both are the same. */
export function describeRunSignals(name: string, open: () => Promise<[RunSignals, RunSignals]>): void {
  describe(`signals about runs (${name})`, () => {
    let opened: RunSignals[] = [];
    const setUp = async () => {
      const [here, there] = await open();
      opened = [here, there];
      return { here, there, heard: [] as RunSignal[] };
    };

    afterEach(async () => {
      for (const signals of new Set(opened)) await signals.close();
    });

    it('reach every listener, once each', async () => {
      const { here, there, heard } = await setUp();
      for (const end of [here, there]) end.subscribe((signal) => heard.push(signal));
      here.publish({ executionId: 'a', kind: 'changed' });
      there.publish({ executionId: 'b', kind: 'ended' });
      await eventually(() => heard.length >= 4);
      expect(heard.map(({ executionId, kind }) => `${executionId} ${kind}`).sort()).toEqual(['a changed', 'a changed', 'b ended', 'b ended']);
    });

    it('come in the order in which they were sent', async () => {
      const { here, there, heard } = await setUp();
      there.subscribe((signal) => heard.push(signal));
      for (const kind of ['changed', 'cancel', 'ended'] as const) here.publish({ executionId: 'a', kind });
      await eventually(() => heard.length >= 3);
      expect(heard.map(({ kind }) => kind)).toEqual(['changed', 'cancel', 'ended']);
    });

    it('reach nobody who listens no more', async () => {
      const { here, there, heard } = await setUp();
      const forget = there.subscribe((signal) => heard.push(signal));
      const still: RunSignal[] = [];
      there.subscribe((signal) => still.push(signal));
      forget();
      here.publish({ executionId: 'a', kind: 'changed' });
      await eventually(() => still.length === 1);
      expect(heard).toEqual([]);
    });
  });
}
