/** Where GitHub is and how to be let in. */
export interface GithubEndpoint {
  /** REST root, e.g. `https://api.github.com` or `https://HOST/api/v3`. */
  baseUrl: string;
  /** The one credential. */
  token: string;
}

/** `github`: the real one. `sample`: the made-up one that GitHire brings along. Every result says which. */
export type GithubSource = 'github' | 'sample';

/** The GitHub that this process talks to, chosen once from the settings. */
export abstract class GithubConnection {
  abstract readonly source: GithubSource;
  /** Resolves once it can be reached; may be called any number of times. */
  abstract endpoint(): Promise<GithubEndpoint>;
}

/** GitHub itself, GitHub Enterprise Server, or a stand-in under a URL. */
export class LiveGithubConnection extends GithubConnection {
  readonly source: GithubSource;

  constructor(
    private readonly given: GithubEndpoint,
    source: GithubSource = 'github',
  ) {
    super();
    this.source = source;
  }

  async endpoint(): Promise<GithubEndpoint> {
    return this.given;
  }
}
