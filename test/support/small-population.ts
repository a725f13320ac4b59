import {
  emptyAccount,
  MINUTES_A_DAY,
  type ProfileKind,
  type SampleRepository,
  type SampleUser,
} from '../../src/sample-github/population/model.js';
import { type Population } from '../../src/sample-github/population/population.js';
import { PopulationBuilder } from '../../src/sample-github/population/population-builder.js';
import { type NewRepository } from '../../src/sample-github/population/repositories.js';

const days = (number: number): number => number * MINUTES_A_DAY;

/** A few fictional people around one Rust library, each with a different case: fast to search, easy to understand. */
export class SmallPopulation {
  private readonly builder = new PopulationBuilder();
  readonly library: SampleRepository;

  constructor() {
    const organisation = this.person('sample-org-async', {
      kind: 'organization',
      type: 'Organization',
      location: 'Berlin',
    });
    this.library = this.repository(organisation, 'tokio', {
      languages: [['Rust', 4_000_000]],
      topics: ['tokio', 'rust', 'async'],
      stars: 28_000,
      pushedAgo: days(1),
    });
  }

  /** A person who wrote Rust in several own repositories. */
  specialist(login: string, given: Partial<SampleUser> = {}): SampleUser {
    const user = this.person(login, { kind: 'specialist', ...given });
    for (const name of ['queue', 'proxy', 'cache']) this.ownWork(user, name);
    return user;
  }

  /** A person with pull requests merged by the library, and without own repositories. */
  upstreamContributor(login: string, merged = 12): SampleUser {
    return this.mergedInto(this.library, login, merged);
  }

  /** A person with pull requests merged by a repository, and without own repositories. */
  mergedInto(repository: SampleRepository, login: string, merged = 12): SampleUser {
    const user = this.person(login, { kind: 'upstream-contributor' });
    for (let number = 1; number <= merged; number += 1)
      this.builder.addPullRequest(user, repository, `Change ${number}`, days(10 * number + 1), days(10 * number));
    this.builder.addCommits(user, repository, merged, days(120), days(10));
    return user;
  }

  /** A pull request of a person that a repository merged, so many minutes ago. */
  merge(user: SampleUser, repository: SampleRepository, title: string, ago: number): void {
    this.builder.addPullRequest(user, repository, title, ago + MINUTES_A_DAY, ago);
  }

  person(login: string, given: Partial<SampleUser> = {}): SampleUser {
    const kind: ProfileKind = given.kind ?? 'specialist';
    return this.builder.addUser({
      index: this.builder.users.length,
      type: 'User',
      kind,
      login: this.builder.freeLogin(login),
      ...emptyAccount(),
      createdAgo: days(3_000),
      updatedAgo: days(3),
      followers: 5,
      ...given,
    });
  }

  repository(owner: SampleUser, name: string, given: Partial<NewRepository> = {}): SampleRepository {
    return this.builder.addRepository(owner, {
      name,
      description: null,
      isFork: false,
      isArchived: false,
      isTemplate: false,
      isMirror: false,
      stars: 0,
      forks: 0,
      createdAgo: days(1_000),
      pushedAgo: days(20),
      languages: [],
      topics: [],
      dependencies: {},
      manifestFolder: null,
      files: [],
      hiddenText: null,
      ...given,
    });
  }

  /** A repository that a person created and worked on: Rust, with Tokio. */
  ownWork(user: SampleUser, name: string, given: Partial<NewRepository> = {}): SampleRepository {
    const repository = this.repository(user, name, {
      languages: [['Rust', 90_000]],
      topics: ['tokio'],
      dependencies: { crates: ['tokio', 'serde'] },
      ...given,
    });
    this.builder.addCommits(user, repository, 20, days(300), repository.pushedAgo);
    return repository;
  }

  build(): Population {
    const { users, repositories, contributions, pullRequests } = this.builder;
    return { users, repositories, contributions, pullRequests };
  }
}
