import { NodeChild } from './child-process.js';
import type { Behaviour } from './github-stand-in.js';
import type { StandInReport } from './request-record.js';

/** The stand-in for GitHub in a process of its own, and what can be asked of it. */
export class StandInProcess {
  private constructor(
    private readonly child: NodeChild,
    /** REST root. */
    readonly url: string,
  ) {}

  /** @param today the fixed time by which it answers */
  static async start(today: Date, latencyFactor: number): Promise<StandInProcess> {
    const child = new NodeChild('the stand-in for GitHub', 'test/support/processes/github-stand-in.main', { parameters: [today.toISOString(), String(latencyFactor)] });
    const url = await child.until('listened', () => /^http:\S+$/m.exec(child.log())?.[0] ?? null);
    return new StandInProcess(child, url);
  }

  report(): Promise<StandInReport> {
    return this.call('GET');
  }

  /** Forgets the requests so far. */
  forget(): Promise<StandInReport> {
    return this.call('DELETE');
  }

  behave(behaviour: Partial<Behaviour>): Promise<StandInReport> {
    return this.call('PUT', behaviour);
  }

  remove(): Promise<void> {
    return this.child.remove();
  }

  private async call(method: string, body?: object): Promise<StandInReport> {
    const response = await fetch(`${this.url}/stand-in/records`, { method, ...(body && { body: JSON.stringify(body) }) });
    return (await response.json()) as StandInReport;
  }
}
