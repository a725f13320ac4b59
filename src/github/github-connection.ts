/** The address of GitHub and the credential for it. */
export interface GithubEndpoint {
  /** REST root, e.g. `https://api.github.com` or `https://HOST/api/v3`. */
  baseUrl: string;
  /** The only credential. */
  token: string;
}

/** `github`: the real one. `sample`: the fictional one that is part of GitHire. Every result states the source. */
export type GithubSource = 'github' | 'sample';

/** The GitHub that this process uses, chosen once from the settings. */
export abstract class GithubConnection {
  abstract readonly source: GithubSource;
  /** Resolves when GitHub can be used; may be called several times. */
  abstract endpoint(): Promise<GithubEndpoint>;
}

/** GitHub itself, GitHub Enterprise Server, or a test server at a URL. */
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
