import { NodeChild } from './child-process.js';
import { type Behaviour } from './github-stand-in.js';
import { type StandInReport } from './request-record.js';

/** The stand-in for GitHub in its own process, with its control requests. */
export class StandInProcess {
  private constructor(
    private readonly child: NodeChild,
    /** REST root. */
    readonly url: string,
  ) {}

  /** @param today the fixed time of its responses */
  static async start(today: Date, latencyFactor: number): Promise<StandInProcess> {
    const child = new NodeChild('the stand-in for GitHub', 'test/support/processes/github-stand-in.main', {
      parameters: [today.toISOString(), String(latencyFactor)],
    });
    const url = await child.until('listened', () => /^http:\S+$/m.exec(child.log())?.[0] ?? null);
    return new StandInProcess(child, url);
  }

  /** Returns the requests so far. */
  report(): Promise<StandInReport> {
    return this.call('GET', '/records');
  }

  /** Clears the requests so far. */
  async forget(): Promise<void> {
    await this.call('DELETE', '/records');
  }

  async behave(behaviour: Partial<Behaviour>): Promise<void> {
    await this.call('PUT', '/behaviour', behaviour);
  }

  /** Returns what to add to this process's `performance.now()` to get the time of the stand-in's clock. */
  async clockOffset(): Promise<number> {
    const before = performance.now();
    const { now } = await this.call<{ now: number }>('GET', '/now');
    return now - (before + performance.now()) / 2;
  }

  remove(): Promise<void> {
    return this.child.remove();
  }

  private async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.url}/stand-in${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Answer;
  }
}
