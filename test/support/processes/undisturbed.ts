import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRequest } from '../../../src/pipeline/pipeline.dto.js';
import { ApiUser } from './api-client.js';
import { comparable } from './comparable-result.js';
import { ServiceProcess } from './service-process.js';

/** One process that nobody disturbs, on a database of its own: what its runs give is what all others must give. */
export class Undisturbed {
  private readonly results = new Map<string, Promise<string>>();

  private constructor(
    private readonly service: ServiceProcess,
    private readonly user: ApiUser,
    private readonly folder: string,
  ) {}

  static async start(githubUrl: string, stillClock: Date): Promise<Undisturbed> {
    const folder = await mkdtemp(join(tmpdir(), 'githire-undisturbed-'));
    const service = await ServiceProcess.start('api', 'undisturbed', {
      databaseUrl: `sqlite:${join(folder, 'database.sqlite')}`,
      githubUrl,
      stillClock,
      settings: { PIPELINE_TIMEOUT_SECONDS: '3600', LOG_LEVEL: 'warn' },
    });
    const user = await new ApiUser('undisturbed@mail.example', () => service.url).register();
    return new Undisturbed(service, user, folder);
  }

  /** How many different requests were run. */
  get runs(): number {
    return this.results.size;
  }

  /** The result of a request, in the form that is compared. */
  resultOf(request: RunRequest): Promise<string> {
    const key = JSON.stringify(request);
    let result = this.results.get(key);
    if (!result) this.results.set(key, (result = this.user.run(request, `undisturbed-${this.results.size}`).then(comparable)));
    return result;
  }

  async remove(): Promise<void> {
    await this.service.child.remove();
    await rm(this.folder, { recursive: true, force: true });
  }
}
