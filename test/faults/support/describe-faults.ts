import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Settings } from '../../../src/platform/config/settings.js';
import { type Fault, type Outcome, play } from './scenario.js';
import { Scene } from './scene.js';

/** Milliseconds that a scenario may take in all. */
const SCENARIO = 150_000;

/** What the service stands on in these tests. */
export interface Ground {
  settings: Partial<Settings>;
  /** Open connections to what is going to fail. */
  connections(): number;
  remove(): Promise<void>;
}

/** One row of the table of faults. */
export interface Row<G extends Ground> {
  fault: (ground: G, scene: Scene) => Fault;
  /** Whether requests are refused meanwhile. */
  refuses: boolean;
  /** Whether `/health/ready` says 503 meanwhile. */
  turnsOff: boolean;
}

/**
 * Plays one fault after the other on one service that is never restarted.
 * @param prepare null where the machine has not what it takes
 */
export function describeFaults<G extends Ground>(
  title: string,
  prepare: (() => Promise<G>) | null,
  rows: Record<string, Row<G>>,
): void {
  (prepare === null ? describe.skip : describe)(title, () => {
    let ground: G;
    let scene: Scene;

    beforeAll(async () => {
      ground = await (prepare as () => Promise<G>)();
      scene = await Scene.start(ground.settings);
    }, SCENARIO);

    afterAll(() => scene.end().finally(() => ground.remove()), SCENARIO);

    for (const [name, row] of Object.entries(rows)) {
      describe(name, () => {
        let outcome: Outcome;
        let connections: number;

        beforeAll(async () => {
          connections = ground.connections();
          outcome = await play(scene, row.fault(ground, scene));
        }, SCENARIO);

        it('keeps every write that was acknowledged, and no half of one that was not', () => {
          expect(outcome.differences).toEqual([]);
        });

        it('completes every run that was accepted', () => {
          expect(outcome.runs.filter((end) => end !== 'completed')).toEqual([]);
        });

        it(
          row.refuses
            ? 'refuses what it cannot do by a clear problem, in time'
            : 'goes on taking what it can do, and refuses the rest clearly, in time',
          () => {
            expect([outcome.badRefusals, row.refuses && outcome.refused.length === 0]).toEqual([[], false]);
          },
        );

        it(row.turnsOff ? 'is not ready meanwhile, and ready after it' : 'stays ready', () => {
          const { before, meanwhile, after } = outcome.ready;
          expect([before, meanwhile.includes(503), after]).toEqual([200, row.turnsOff, 200]);
        });

        it('piles up no connections', () => {
          expect(ground.connections()).toBeLessThanOrEqual(connections);
        });
      });
    }
  });
}
