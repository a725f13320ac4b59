import { setTimeout as pause } from 'node:timers/promises';
import { type Settings } from '../../../src/platform/config/settings.js';
import { withStages } from '../../support/stage-doubles.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { HeldStage } from './held-stage.js';
import { Person } from './person.js';
import { Witness } from './witness.js';

/** People who use the service at the same time. */
const PEOPLE = 3;
/** Milliseconds that a stop may take: what runs under way are given, and some more. */
const LONGEST_STOP = 20_000;
/** Milliseconds between two requests of a person. */
const PACE = 40;

/** A service with people who use it, and stages that a test can hold. */
export class Scene {
  readonly people: Person[];
  private loops: Promise<void>[] = [];
  private busy = false;

  private constructor(
    readonly service: TestApp,
    readonly witness: Witness,
    readonly stage: HeldStage,
  ) {
    this.people = Array.from({ length: PEOPLE }, () => new Person(witness));
  }

  static async start(settings: Partial<Settings>): Promise<Scene> {
    const stage = new HeldStage();
    const service = await startTestApp(settings, withStages({ 'github-sourcer': stage.run }));
    const scene = new Scene(service, new Witness(service.url), stage);
    for (const person of scene.people) await person.join();
    return scene;
  }

  /** Everybody does one thing after the other, over and over. */
  begin(): void {
    this.busy = true;
    this.loops = this.people.map((person) => this.keepBusy(person));
  }

  async stop(): Promise<void> {
    this.busy = false;
    await Promise.all(this.loops);
  }

  /** Ends the service; also after a scenario that failed half-way. */
  async end(): Promise<void> {
    this.stage.open();
    await this.stop();
    let closed = false;
    void this.service.close().finally(() => (closed = true));
    await until('the service has stopped', () => closed, LONGEST_STOP);
  }

  private async keepBusy(person: Person): Promise<void> {
    while (this.busy) {
      for (const work of person.routine()) {
        await work();
        await pause(PACE);
        if (!this.busy) return;
      }
    }
  }
}

/**
 * Looks until it is so.
 * @throws Error where it is not in time
 */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Not within ${milliseconds} ms: ${what}`);
    await pause(PACE);
  }
}
