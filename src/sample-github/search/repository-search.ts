import { type SampleRepository } from '../population/model.js';
import { type SampleStore } from '../sample-store.js';
import { languageFilter } from './known-languages.js';
import { containsPhrase, dateTime, number, rangeTest, SearchQuery, words } from './search-query.js';

const KNOWN = [
  'topic',
  'topics',
  'language',
  'stars',
  'forks',
  'pushed',
  'created',
  'archived',
  'fork',
  'mirror',
  'template',
  'user',
  'org',
  'repo',
  'in',
  'is',
  'sort',
] as const;

type Test = (repository: SampleRepository) => boolean;

const FLAGS: Record<string, Test> = {
  archived: ({ isArchived }) => isArchived,
  mirror: ({ isMirror }) => isMirror,
  template: ({ isTemplate }) => isTemplate,
};
const NUMBERS: Record<string, (repository: SampleRepository) => number> = {
  topics: ({ topics }) => topics.length,
  stars: ({ stars }) => stars,
  forks: ({ forks }) => forks,
};
/** Minutes ago. */
const DATES: Record<string, (repository: SampleRepository) => number> = {
  pushed: ({ pushedAgo }) => pushedAgo,
  created: ({ createdAgo }) => createdAgo,
};

/** GitHub's repository search. Forks are left out by default. */
export class RepositorySearch {
  private readonly texts = new Map<SampleRepository, string[]>();
  private readonly byTopic = new Map<string, SampleRepository[]>();

  constructor(private readonly store: SampleStore) {}

  find(text: string): SampleRepository[] {
    const query = new SearchQuery(text);
    const tests = this.tests(query);
    const found = this.candidates(query).filter((repository) => tests.every((test) => test(repository)));
    const [field = 'stars', order = 'desc'] = (query.values('sort')[0] ?? 'stars-desc').split('-');
    const key = (repository: SampleRepository): number =>
      field === 'updated' ? -repository.pushedAgo : field === 'forks' ? repository.forks : repository.stars;
    const direction = order === 'asc' ? 1 : -1;
    return found.sort((one, other) => direction * (key(one) - key(other)) || one.index - other.index);
  }

  /** Returns only the repositories of the name or topic in the query, if it names one. */
  private candidates(query: SearchQuery): SampleRepository[] {
    const named = query.values('repo').map((name) => this.store.repositoryByName(name));
    if (named.length > 0) return named.filter((repository) => repository !== null);
    const [topic] = query.values('topic');
    return topic === undefined ? this.store.population.repositories : (this.topics().get(topic.toLowerCase()) ?? []);
  }

  /** Created at the first search by topic. */
  private topics(): Map<string, SampleRepository[]> {
    if (this.byTopic.size === 0) {
      for (const repository of this.store.population.repositories) {
        for (const topic of repository.topics) {
          const others = this.byTopic.get(topic);
          if (others) others.push(repository);
          else this.byTopic.set(topic, [repository]);
        }
      }
    }
    return this.byTopic;
  }

  /**
   * Returns one test for each qualifier of the query, so that a query is parsed once for tens of thousands of
   * repositories.
   */
  private tests(query: SearchQuery): Test[] {
    const lower = (values: string[]): string[] => values.map((value) => value.toLowerCase());
    const login = (repository: SampleRepository): string => this.store.user(repository.owner).login.toLowerCase();
    const languages = languageFilter(query.values('language'));
    const [owners, refusedOwners] = [lower(query.values('user', 'org')), lower(query.negated('user', 'org'))];
    const forks = query.values('fork')[0];
    const within = query.values('in');
    const tests: Test[] = [
      (repository) => (forks === 'only' ? repository.isFork : forks === 'true' || !repository.isFork),
    ];
    for (const topic of lower(query.values('topic'))) tests.push(({ topics }) => topics.includes(topic));
    for (const topic of lower(query.negated('topic'))) tests.push(({ topics }) => !topics.includes(topic));
    if (languages) tests.push((repository) => languages.has(repository.languages[0]?.[0] ?? ''));
    if (owners.length > 0) tests.push((repository) => owners.includes(login(repository)));
    if (refusedOwners.length > 0) tests.push((repository) => !refusedOwners.includes(login(repository)));
    if (query.values('is').includes('private')) tests.push(() => false);
    for (const [key, of] of Object.entries(FLAGS)) {
      const wanted = [...query.values(key), ...(query.values('is').includes(key) ? ['true'] : [])][0];
      if (wanted !== undefined) tests.push((repository) => of(repository) === (wanted === 'true'));
    }
    for (const [key, of] of Object.entries(NUMBERS)) {
      for (const holds of query.values(key).map((range) => rangeTest(range, number)))
        tests.push((repository) => holds(of(repository)));
    }
    for (const [key, of] of Object.entries(DATES)) {
      for (const holds of query.values(key).map((range) => rangeTest(range, dateTime)))
        tests.push((repository) => holds(this.store.time(of(repository))));
    }
    for (const phrase of [...query.words.map(words), ...query.unknown(KNOWN).map((word) => [word])]) {
      tests.push((repository) => containsPhrase(this.text(repository, within), phrase));
    }
    return tests;
  }

  private text(repository: SampleRepository, within: string[]): string[] {
    if (within.length > 0) return words(partsOf(repository, within).join(' '));
    let text = this.texts.get(repository);
    if (!text)
      this.texts.set(repository, (text = words(partsOf(repository, ['name', 'description', 'topics']).join(' '))));
    return text;
  }
}

function partsOf({ name, description, topics }: SampleRepository, within: string[]): string[] {
  const parts: Record<string, string> = { name, description: description ?? '', topics: topics.join(' ') };
  return within.map((part) => parts[part] ?? '');
}
