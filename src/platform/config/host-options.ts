/**
 * What shapes the module graph, with the defaults inside a host application. These options are synchronous, also where
 * the settings come from a factory. Injectable, so that every module reads them in one place.
 */
export class HostOptions {
  /** Where all controllers are mounted, below the host's own global prefix and version, e.g. `recruiting`. */
  readonly path: string = '';

  /** Who knows the users: GitHire (`own`), or the host application (`host`). */
  readonly accounts: 'own' | 'host' = 'own';

  /** Whether this process works on runs. */
  readonly worker: boolean = true;

  /** Before the name of every table, index and the migrations table. */
  readonly tablePrefix: string = '';

  /** Whether Swagger UI and the OpenAPI document are mounted. */
  readonly docs: boolean = false;

  /** Whether `/health/live` and `/health/ready` are mounted. */
  readonly health: boolean = false;

  /** Whether `/metrics` is mounted. */
  readonly metrics: boolean = false;

  /** Whether GitHire is the whole process, and not a part of a host application. */
  readonly isService: boolean = false;

  constructor(options: Partial<HostOptions> = {}) {
    for (const [name, value] of Object.entries(options))
      if (value !== undefined) Object.assign(this, { [name]: value });
  }
}
