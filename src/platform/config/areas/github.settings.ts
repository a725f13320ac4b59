import { IsBoolean, IsString, MaxLength, MinLength } from 'class-validator';
import { Env } from '../env.decorator.js';
import { IsHttpUrl } from '../checks/is-http-url.js';

/** Where people are searched. */
export class GithubSettings {
  @Env('GITHUB_TOKEN', 'a token without write scopes', 'searches the sample GitHub of made-up people')
  @IsString()
  @MinLength(1)
  @MaxLength(1024)
  githubToken?: string;

  @Env('GITHUB_API_URL', "root of GitHub's REST API; for GitHub Enterprise Server `https://HOST/api/v3`")
  @IsHttpUrl()
  githubApiUrl: string = 'https://api.github.com';

  @Env(
    'GITHUB_EXCLUDE_AGENTS',
    'leaves out people with signs of a program or an agent; without it they are only flagged',
  )
  @IsBoolean()
  githubExcludeAgents: boolean = false;
}
