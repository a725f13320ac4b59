import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import { PAYLOADS } from '../../../test/support/injection-payloads.js';
import { jobRequirement, place, skill } from '../../../test/support/requirements.js';
import { SampleSourcing } from '../../../test/support/sample-sourcing.js';
import { SmallPopulation } from '../../../test/support/small-population.js';
import { PROVEN_CONFIDENCE } from '../../domain/candidate.js';
import { MINUTES_A_DAY } from '../../sample-github/population/model.js';
import { type SourcingResult } from './github-sourcer.js';

const RUST = jobRequirement({ requiredSkills: [skill('Rust'), skill('Tokio', 'library')], remote: 'remote' });

let sourcing: SampleSourcing | null = null;
afterEach(async () => {
  await sourcing?.stop();
  sourcing = null;
});

async function start(people: SmallPopulation): Promise<SampleSourcing> {
  sourcing = await SampleSourcing.start({ population: people.build() });
  return sourcing;
}

const logins = ({ candidates }: SourcingResult): string[] => candidates.map(({ githubUsername }) => githubUsername);
const run = async (people: SmallPopulation, requirement = RUST, maxCandidates = 10): Promise<SourcingResult> => {
  const { sourcer, context } = bound(await start(people));
  return sourcer.run({ requirement, maxCandidates }, context());
};
const bound = (
  each: SampleSourcing,
): { sourcer: SampleSourcing['sourcer']; context: () => ReturnType<SampleSourcing['context']> } => ({
  sourcer: each.sourcer,
  context: () => each.context(),
});

describe('the three routes', () => {
  it('find people by language, by repository and by merged pull requests, each once with what found them', async () => {
    const people = new SmallPopulation();
    people.specialist('sample-ada');
    people.upstreamContributor('sample-bo');
    const result = await run(people);
    expect(logins(result).sort()).toEqual(['sample-ada', 'sample-bo']);
    const foundBy = Object.fromEntries(
      result.candidates.map((candidate) => [
        candidate.githubUsername,
        candidate.foundBy.map((text) => text.split(':')[0]),
      ]),
    );
    expect(foundBy['sample-ada']).toEqual(expect.arrayContaining(['repositories', 'user-search']));
    expect(foundBy['sample-bo']).toEqual(expect.arrayContaining(['libraries', 'repositories']));
    expect(result.coverage.routes).toEqual({ 'user-search': 1, repositories: 2, libraries: 1 });
  });

  it('prove the skill of somebody whose own profile shows nothing', async () => {
    const people = new SmallPopulation();
    people.upstreamContributor('sample-bo');
    const [candidate] = (await run(people)).candidates;
    expect(candidate).toMatchObject({ githubUsername: 'sample-bo', publicRepos: 0 });
    expect(candidate?.skills.find(({ name }) => name === 'Rust')?.confidence).toBeGreaterThanOrEqual(PROVEN_CONFIDENCE);
  });

  it('say where the people come from', async () => {
    expect((await run(new SmallPopulation())).source).toBe('sample');
  });
});

describe('excluded people are counted by reason', () => {
  it('if they are organisations, bots, suppressed, deleted or inactive, or have nothing of their own', async () => {
    const people = new SmallPopulation();
    people.specialist('sample-ada');
    const erased = people.specialist('sample-erased');
    people.specialist('sample-builder-bot');
    people.specialist('sample-gone', { deleted: true });
    const stale = people.person('sample-stale', { kind: 'stale' });
    people.ownWork(stale, 'old', { pushedAgo: 800 * MINUTES_A_DAY, createdAgo: 1_500 * MINUTES_A_DAY });
    const collector = people.person('sample-collector', { kind: 'fork-collector' });
    for (const name of ['tokio', 'axum'])
      people.repository(collector, name, { isFork: true, languages: [['Rust', 900_000]], topics: ['tokio'] });
    const each = await start(people);
    const context = each.context();
    const result = await each.sourcer.run(
      {
        requirement: RUST,
        maxCandidates: 10,
        excludedGithubIds: new Set([each.server.store.databaseId(erased.index)]),
      },
      context,
    );
    expect(logins(result)).toEqual(['sample-ada']);
    expect(result.coverage.cuts).toEqual({ bot: 1, suppressed: 1, gone: 1, stale: 1 });
    expect(result.coverage.line).toBe(
      '2 routes (5 by user search, 4 by repositories), 5 found, 1 loaded, 1 in the pool, 1 bot, 1 suppressed, 1 gone, 1 stale; ' +
        'not seen: people whose only public work is in libraries of the posting, private repositories and memberships',
    );
  });

  it('and are never loaded if they are suppressed', async () => {
    const people = new SmallPopulation();
    const erased = people.specialist('sample-erased');
    const each = await start(people);
    const id = each.server.store.databaseId(erased.index);
    await each.sourcer.run({ requirement: RUST, maxCandidates: 10, excludedGithubIds: new Set([id]) }, each.context());
    expect(each.server.log.count('graphql', 'CandidateCore')).toBe(0);
  });

  it('and a run without any people returns an empty list with a warning', async () => {
    const each = await start(new SmallPopulation());
    const context = each.context();
    const result = await each.sourcer.run({ requirement: RUST, maxCandidates: 10 }, context);
    expect([result.candidates, context.warnings.map(({ code }) => code)]).toEqual([[], ['no_candidates_found']]);
  });
});

describe('a required skill is not proven by', () => {
  const proven = ({ candidates }: SourcingResult, login: string): string[] =>
    (candidates.find(({ githubUsername }) => githubUsername === login)?.skills ?? []).flatMap(({ name, confidence }) =>
      confidence >= PROVEN_CONFIDENCE ? [name] : [],
    );

  it('forks beside one alibi', async () => {
    const people = new SmallPopulation();
    const user = people.person('sample-collector', { kind: 'fork-collector' });
    for (let number = 0; number < 9; number += 1)
      people.repository(user, `tokio-${number}`, { isFork: true, languages: [['Rust', 900_000]], topics: ['tokio'] });
    people.repository(user, 'notes', { languages: [['Rust', 1_500]], topics: ['tokio'] });
    expect(proven(await run(people), 'sample-collector')).toEqual([]);
  });

  it('tutorials', async () => {
    const people = new SmallPopulation();
    const user = people.person('sample-learner', { kind: 'tutorial-follower' });
    for (let number = 0; number < 6; number += 1) people.ownWork(user, `tokio-tutorial-${number}`);
    expect(proven(await run(people), 'sample-learner')).toEqual([]);
  });

  it('keywords', async () => {
    const people = new SmallPopulation();
    const user = people.person('sample-words', {
      kind: 'keyword-stuffed',
      bio: 'Rust, Tokio, Kubernetes, Kafka, PostgreSQL',
    });
    for (let number = 0; number < 9; number += 1) {
      people.repository(user, `service-${number}`, {
        topics: ['tokio', 'rust'],
        description: 'Rust and Tokio',
        languages: [['Rust', 300]],
        dependencies: { crates: ['tokio'] },
      });
    }
    expect(proven(await run(people), 'sample-words')).toEqual([]);
  });
});

describe('places', () => {
  const onsite = jobRequirement({
    requiredSkills: [skill('Rust')],
    locations: [place({ city: 'Berlin', country: 'DE' })],
    remote: 'onsite',
  });
  const crowd = (): SmallPopulation => {
    const people = new SmallPopulation();
    people.specialist('sample-berlin', { location: 'Berlin, Germany' });
    people.specialist('sample-munich', { location: 'München' });
    people.specialist('sample-lima', { location: 'Lima, Peru' });
    people.specialist('sample-nowhere', { location: 'in the cloud' });
    return people;
  };

  it('order the people by nearness if the work is bound to a place, and drop nobody', async () => {
    const result = await run(crowd(), onsite);
    expect(logins(result)).toEqual(['sample-berlin', 'sample-munich', 'sample-nowhere', 'sample-lima']);
    expect(result.candidates.map(({ place }) => place?.country ?? null)).toEqual(['DE', 'DE', null, 'PE']);
  });

  it('are widened only if too few people fit', async () => {
    const near = await start(crowd());
    const narrow = await near.sourcer.run({ requirement: onsite, maxCandidates: 1 }, near.context());
    const wide = await near.sourcer.run({ requirement: onsite, maxCandidates: 4 }, near.context());
    expect([narrow.coverage.widenedTo, wide.coverage.widenedTo]).toEqual(['city', 'anywhere']);
  });

  it('do not matter for remote work', async () => {
    const each = await start(crowd());
    const result = await each.sourcer.run(
      { requirement: { ...onsite, remote: 'remote' }, maxCandidates: 10 },
      each.context(),
    );
    expect(logins(result).sort()).toEqual(['sample-berlin', 'sample-lima', 'sample-munich', 'sample-nowhere']);
    expect(each.server.log.entries.map(({ variables }) => JSON.stringify(variables)).join(' ')).not.toContain(
      'location',
    );
  });
});

describe('instructions hidden in profiles', () => {
  /** One person for each payload, who has it in every field and file, or the same people without it. */
  const found = async (text: (payload: string) => string | null): Promise<unknown> => {
    const people = new SmallPopulation();
    people.specialist('sample-ada');
    for (const [index, payload] of PAYLOADS.entries()) {
      const hidden = text(payload);
      const user = people.person(`sample-sly-${index}`, {
        kind: 'injection',
        bio: hidden,
        name: hidden,
        company: hidden,
        location: hidden,
      });
      people.ownWork(user, 'tool', { description: hidden, hiddenText: hidden });
    }
    people.upstreamContributor('sample-bo');
    const result = await run(people, RUST, PAYLOADS.length + 2);
    await sourcing?.stop();
    return result.candidates.map(({ githubUsername, skills }) => [githubUsername, skills]);
  };

  it('change no confidence and no order, whatever they say', async () => {
    const plain = await found(() => null);
    expect(plain).toHaveLength(PAYLOADS.length + 2);
    expect(await found((payload) => payload)).toEqual(plain);
  });
});

describe('a run', () => {
  it('returns the same result for the same posting, even if GitHub lists best matches in another order', async () => {
    const people = (): SmallPopulation => {
      const some = new SmallPopulation();
      for (const login of ['sample-a', 'sample-b', 'sample-c', 'sample-d']) some.specialist(login);
      some.upstreamContributor('sample-e');
      return some;
    };
    const first = await run(people());
    await sourcing?.stop();
    sourcing = await SampleSourcing.start({ population: people().build(), reorderBestMatch: true });
    const second = await sourcing.sourcer.run({ requirement: RUST, maxCandidates: 10 }, sourcing.context());
    const fields = ({ candidates }: SourcingResult): unknown =>
      candidates.map(({ fetchedAt: _fetchedAt, ...rest }) => rest);
    expect(fields(second)).toEqual(fields(first));
  });

  it('reports a share of its work that never falls and ends at 1', async () => {
    const people = new SmallPopulation();
    for (const login of ['sample-a', 'sample-b', 'sample-c']) people.specialist(login);
    const each = await start(people);
    const context = each.context();
    await each.sourcer.run({ requirement: RUST, maxCandidates: 2 }, context);
    expect(context.shares).toEqual([...context.shares].sort((a, b) => a - b));
    expect(context.shares.at(-1)).toBe(1);
  });

  it('stops at once if it is cancelled', async () => {
    const people = new SmallPopulation();
    people.specialist('sample-ada');
    const each = await start(people);
    const cancelled = new AbortController();
    cancelled.abort(new Error('cancelled'));
    await expect(
      each.sourcer.run({ requirement: RUST, maxCandidates: 2 }, each.context(120, cancelled.signal)),
    ).rejects.toThrow('cancelled');
    expect(each.server.log.entries).toEqual([]);
  });

  it('never asks for e-mail addresses, pronouns or commits’ own words about their authors', async () => {
    const people = new SmallPopulation();
    people.specialist('sample-ada');
    const each = await start(people);
    const result = await each.sourcer.run({ requirement: RUST, maxCandidates: 2 }, each.context());
    expect(JSON.stringify(result)).not.toMatch(/e-?mail|pronoun/i);
  });

  it('loads a person again after an erasure', async () => {
    const people = new SmallPopulation();
    const ada = people.specialist('sample-ada');
    const each = await start(people);
    await each.sourcer.run({ requirement: RUST, maxCandidates: 2 }, each.context());
    await each.loader.erase(each.server.store.databaseId(ada.index));
    each.server.log.reset();
    await each.sourcer.run({ requirement: RUST, maxCandidates: 2 }, each.context());
    expect(each.server.log.count('graphql', 'CandidateCore')).toBe(1);
  });
});
