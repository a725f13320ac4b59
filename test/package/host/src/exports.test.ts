import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as githire from 'githire';
import {
  type Candidate,
  type GithireAsyncOptions,
  type GithireOptions,
  type JobRequirement,
  type OutreachMessage,
  type ProblemCode,
  type RankedCandidate,
} from 'githire';

/** What MODULE.md lists, besides types. */
const VALUES = [
  'GithireModule',
  'loadSettings',
  'Settings',
  'SettingsError',
  'createApp',
  'JdParser',
  'GithubSourcer',
  'RankingEngine',
  'OutreachGenerator',
  'JdParserModule',
  'GithubSourcerModule',
  'RankingEngineModule',
  'OutreachGeneratorModule',
  'GithireRuns',
  'GithireProjects',
  'JwtAuthGuard',
  'CurrentUser',
  'createGithireDocument',
  'GITHIRE_ENTITIES',
  'GITHIRE_MIGRATIONS',
  'Problem',
  'PROBLEMS',
] as const satisfies readonly (keyof typeof githire)[];

const exported = new Map<string, unknown>(Object.entries(githire));

describe('exports', () => {
  for (const name of VALUES) {
    it(`githire exports ${name}`, () => assert.notEqual(exported.get(name), undefined));
  }

  it('the types of the options, of domain/ and of problems are exported', () => {
    const options: GithireOptions = { path: 'recruiting', databaseUrl: 'sqlite::memory:' };
    const later: GithireAsyncOptions = { path: 'recruiting', useFactory: () => ({ databaseUrl: 'sqlite::memory:' }) };
    const code: ProblemCode = 'not_found';
    type Whole = Pick<RankedCandidate, 'githubUsername'> &
      Pick<OutreachMessage, 'channel'> &
      Pick<JobRequirement, 'role'>;
    const whole: Whole & Pick<Candidate, 'githubUsername'> = { githubUsername: 'ada', channel: 'email', role: null };
    assert.equal(new githire.Problem(code).code, code);
    assert.equal(githire.PROBLEMS[code].status, 404);
    assert.ok(options.path === later.path && whole.channel === 'email');
  });
});
