import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import { jobRequirement, skill } from '../../../test/support/requirements.js';
import { type RecordedContext, SampleSourcing } from '../../../test/support/sample-sourcing.js';
import { SmallPopulation } from '../../../test/support/small-population.js';
import { Problem } from '../../platform/common/problem.js';
import { type FailureRule, type SampleFailure } from '../../sample-github/server/failures.js';
import { type SourcingResult } from './github-sourcer.js';

const RUST = jobRequirement({ requiredSkills: [skill('Rust'), skill('Tokio', 'library')], remote: 'remote' });
const SECONDS = 120;
const ALWAYS = 1_000_000;

/** Every request of the plan, in order; `search` is the REST user search. */
const STAGES = [
  'RateLimit',
  'SearchRepositories',
  'MergedPullRequestAuthors',
  'RepositoryCommitters',
  'search',
  'CandidateCore',
  'PoolRepositories',
  'FinalistMergedPullRequests',
  'FinalistContributions',
  'FinalistShowcase',
  'RepositoryHeads',
  'RepositoryManifests',
] as const;
type StageOfPlan = (typeof STAGES)[number];

/** Rate limits and a refused token: every later request fails too. */
const ENDING: SampleFailure[] = ['primary-limit-rate-limit', 'secondary-limit-200', 'secondary-limit-403-bare'];
/** Failures of one kind of request while the others succeed. */
const PARTIAL: SampleFailure[] = [
  'timeout-200',
  'timeout-10-seconds',
  'resource-limits',
  'resource-limits-all',
  'not-found',
  'forbidden',
  'insufficient-scopes',
  'hang',
  'cut',
];
/** Failures within the data of a GraphQL response: the REST search has none of these. */
const WITHIN_DATA = new Set<SampleFailure>(['resource-limits', 'not-found', 'forbidden']);

const LABELS: Record<StageOfPlan, string | null> = {
  RateLimit: null,
  SearchRepositories: 'repository searches',
  MergedPullRequestAuthors: 'lists of authors of merged pull requests',
  RepositoryCommitters: 'lists of committers',
  search: 'user searches',
  CandidateCore: 'profiles',
  PoolRepositories: 'lists of repositories',
  FinalistMergedPullRequests: 'merged pull requests',
  FinalistContributions: 'contributions',
  FinalistShowcase: 'pinned repositories',
  RepositoryHeads: 'heads of repositories',
  RepositoryManifests: 'manifests',
};

let sourcing: SampleSourcing | null = null;
afterEach(async () => {
  await sourcing?.stop();
  sourcing = null;
});

interface Outcome {
  result: SourcingResult | null;
  problem: Problem | null;
  context: RecordedContext;
  each: SampleSourcing;
  warnings: string;
}

async function runWith(rules: FailureRule[], people = 3): Promise<Outcome> {
  const population = new SmallPopulation();
  for (let number = 1; number <= people; number += 1) population.specialist(`sample-ada-${number}`);
  population.upstreamContributor('sample-bo');
  const each = await SampleSourcing.start({
    population: population.build(),
    clientLimits: rules.some(({ fail }) => fail === 'hang') ? { requestTimeoutMs: 60, probeTimeoutMs: 500 } : {},
  });
  sourcing = each;
  for (const rule of rules) each.server.fail(rule);
  const context = each.context(SECONDS);
  const outcome = { result: null, problem: null, context, each, warnings: '' };
  try {
    const result = await each.sourcer.run({ requirement: RUST, maxCandidates: 5 }, context);
    return { ...outcome, result, warnings: context.warnings.map(({ message }) => message).join(' ') };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...outcome, problem: error };
  }
}

const at = (stage: StageOfPlan, fail: SampleFailure, more: Partial<FailureRule> = {}): FailureRule => ({
  fail,
  times: ALWAYS,
  when: ({ kind, operation }) => (stage === 'search' ? kind === 'search' : operation === stage),
  ...more,
});

/** Checks what is true after every failure. */
function expectSane({ context, each }: Outcome): void {
  expect(each.clock.now().getTime()).toBeLessThanOrEqual(context.deadline.getTime());
  expect(each.server.log.whileLimited).toBe(0);
  expect(each.server.log.mostInFlight).toBe(1);
  expect(each.server.log.entries.length).toBeLessThan(100);
  expect(each.server.log.faults).toEqual([]);
}

describe.each(STAGES)('a lasting rate limit from %s on', (stage) => {
  it.each(ENDING)(
    '(%s) ends the run in time with the data loaded so far, and a warning says when to try again',
    async (fail) => {
      const outcome = await runWith([at(stage, fail)]);
      expectSane(outcome);
      const { result, problem } = outcome;
      const profilesCame = STAGES.indexOf(stage) > STAGES.indexOf('CandidateCore') || stage === 'search';
      if (!profilesCame) {
        expect(problem?.code).toBe('github_rate_limited');
        expect(problem?.retryAfterSeconds).toBeGreaterThan(0);
        return;
      }
      expect(result?.candidates).toHaveLength(4);
      expect(outcome.warnings).toContain(LABELS[stage]);
      if (stage !== 'search') expect(outcome.warnings).toMatch(/Try again in \d+ minutes/);
    },
  );
});

describe.each(STAGES)('a lasting failure at %s', (stage) => {
  // A GitHub that does not respond to the request for its budget counts as unavailable; see below.
  const passes = (fail: SampleFailure): boolean =>
    (stage !== 'search' || !WITHIN_DATA.has(fail)) && (stage !== 'RateLimit' || fail !== 'hang');

  it.each(PARTIAL.filter(passes))(
    '(%s) lets the run continue without that part, and a warning names it',
    async (fail) => {
      const outcome = await runWith([at(stage, fail)]);
      expectSane(outcome);
      const { result, problem } = outcome;
      if (stage === 'CandidateCore' && fail !== 'not-found' && fail !== 'forbidden' && fail !== 'resource-limits') {
        expect(problem?.code).toBe('github_unavailable');
        return;
      }
      expect(result?.candidates.length).toBeGreaterThan(0);
      // A deleted thing is a valid response, and a list that arrives in several pieces is not missing.
      if (fail === 'not-found' || fail === 'resource-limits' || LABELS[stage] === null) return;
      expect(outcome.warnings).toContain(LABELS[stage]);
    },
  );
});

describe('a token that GitHub refuses', () => {
  it('fails the run at once, with a problem that says so', async () => {
    const { problem, each } = await runWith([at('RateLimit', 'unauthenticated')]);
    expect([problem?.code, problem?.detail, each.server.log.entries.length]).toEqual([
      'github_unavailable',
      expect.stringContaining('token'),
      1,
    ]);
  });

  it('during the run ends the run with the data loaded so far', async () => {
    const outcome = await runWith([at('FinalistContributions', 'unauthenticated')]);
    expect(outcome.result?.candidates).toHaveLength(4);
    expect(outcome.warnings).toContain('contributions');
  });
});

describe('a temporary failure costs only a retry', () => {
  it.each(STAGES)('if it is one 502 at %s', async (stage) => {
    const outcome = await runWith([at(stage, 'timeout-502', { times: 1 })]);
    expectSane(outcome);
    expect(outcome.result?.candidates).toHaveLength(4);
    expect(outcome.context.warnings).toEqual([]);
  });

  it('if it hits 20 % of all requests at random', async () => {
    const outcome = await runWith([{ fail: 'timeout-502', probability: 0.2, seed: 11, times: ALWAYS }], 20);
    expectSane(outcome);
    expect(outcome.result?.candidates.length).toBeGreaterThanOrEqual(5);
  });

  it('and a wait if it is a short secondary limit', async () => {
    const outcome = await runWith([at('PoolRepositories', 'secondary-limit-403', { times: 1, retryAfterSeconds: 20 })]);
    expectSane(outcome);
    expect([outcome.result?.candidates.length, outcome.result?.github.waitedSeconds, outcome.context.warnings]).toEqual(
      [4, 20, []],
    );
  });
});

describe('a used-up quota', () => {
  it.each([
    ['at the first call', 1],
    ['at a middle call', 9],
    ['at the last call', 17],
  ])('(%s) stops all requests until the reset', async (_, number) => {
    const outcome = await runWith([
      {
        fail: 'primary-limit-rate-limited',
        when: (request) => request.kind === 'graphql' && request.number >= number,
        times: ALWAYS,
      },
    ]);
    expectSane(outcome);
    expect(outcome.result !== null || outcome.problem?.code === 'github_rate_limited').toBe(true);
  });
});

describe('a server that is unavailable', () => {
  it.each<SampleFailure>(['hang', 'reset', 'service-unavailable', 'server-error', 'empty-body', 'page-200'])(
    '(%s) ends the run in time with a problem and without many retries',
    async (fail) => {
      const outcome = await runWith([{ fail, times: ALWAYS }]);
      expectSane(outcome);
      expect(outcome.problem?.code).toBe('github_unavailable');
    },
  );
});

describe('a GitHub that becomes unavailable', () => {
  it.each<SampleFailure>(['hang', 'reset'])(
    '(%s) during the run ends the run with the data loaded so far, and a warning names host and reason',
    async (fail) => {
      let isAway = false;
      const when = ({ operation }: { operation: string | null }): boolean =>
        (isAway ||= operation === 'FinalistContributions');
      const outcome = await runWith([{ fail, when, times: ALWAYS }]);
      expectSane(outcome);
      expect(outcome.result?.candidates).toHaveLength(4);
      expect(outcome.warnings).toMatch(
        /GitHub could not be reached: 127\.0\.0\.1:\d+ (did not answer within|closed the connection)/,
      );
    },
  );

  it.each<[SampleFailure, number]>([
    ['hang', 2],
    ['reset', 4],
  ])('(%s) from the start gets no more than %d tries of the first request', async (fail, requests) => {
    const { each, problem } = await runWith([{ fail, times: ALWAYS }]);
    expect([problem?.code, each.server.log.entries.length]).toEqual(['github_unavailable', requests]);
  });
});

describe('a run that is nearly out of time', () => {
  it('returns the data loaded so far and says what was left out', async () => {
    const population = new SmallPopulation();
    for (let number = 1; number <= 4; number += 1) population.specialist(`sample-ada-${number}`);
    const each = await SampleSourcing.start({ population: population.build(), serverTimes: 1 });
    sourcing = each;
    const context = each.context(9);
    const { candidates } = await each.sourcer.run({ requirement: RUST, maxCandidates: 3 }, context);
    expect(candidates.length).toBeGreaterThan(0);
    expect(context.warnings.map(({ code }) => code)).toEqual(['sourcing_incomplete']);
    expect(context.warnings[0]?.message).toMatch(/Left out: .+ \(\d+\)/);
  });
});
