import type { SampleRepository } from '../population/model.js';
import type { SampleStore } from '../sample-store.js';
import { languageFilter } from './known-languages.js';
import { containsPhrase, dateTime, inRange, number, SearchQuery, words } from './search-query.js';

const KNOWN = ['topic', 'topics', 'language', 'stars', 'forks', 'size', 'pushed', 'created', 'archived', 'fork', 'mirror', 'template', 'user', 'org', 'repo', 'in', 'is', 'sort'] as const;

type Test = (repository: SampleRepository) => boolean;

/** GitHub's repository search. Forks are left out unless asked for. */
export class RepositorySearch {
  private readonly texts = new Map<SampleRepository, string[]>();

  constructor(private readonly store: SampleStore) {}

  find(text: string): SampleRepository[] {
    const query = new SearchQuery(text);
    const tests = this.tests(query);
    const found = this.candidates(query).filter((repository) => tests.every((test) => test(repository)));
    const [field = 'stars', order = 'desc'] = (query.values('sort')[0] ?? 'stars-desc').split('-');
    const key = (repository: SampleRepository): number => (field === 'updated' ? -repository.pushedAgo : field === 'forks' ? repository.forks : repository.stars);
    const direction = order === 'asc' ? 1 : -1;
    return found.sort((one, other) => direction * (key(one) - key(other)) || one.index - other.index);
  }

  private candidates(query: SearchQuery): SampleRepository[] {
    const named = query.values('repo').map((name) => this.store.repositoryByName(name));
    return named.length > 0 ? named.filter((repository) => repository !== null) : this.store.population.repositories;
  }

  private tests(query: SearchQuery): Test[] {
    const languages = languageFilter(query.values('language'));
    const topics = query.values('topic').map((topic) => topic.toLowerCase());
    const refusedTopics = query.negated('topic').map((topic) => topic.toLowerCase());
    const owners = query.values('user', 'org').map((login) => login.toLowerCase());
    const refusedOwners = query.negated('user', 'org').map((login) => login.toLowerCase());
    const login = (repository: SampleRepository): string => this.store.user(repository.owner).login.toLowerCase();
    const flag = (key: string, of: Test): Test => {
      const wanted = [...query.values(key), ...(query.values('is').includes(key) ? ['true'] : [])][0];
      return (repository) => wanted === undefined || of(repository) === (wanted === 'true');
    };
    const forks = query.values('fork')[0];
    const within = query.values('in');
    const phrases = [...query.words.map(words), ...query.unknown(KNOWN).map((word) => [word])];
    return [
      (repository) => topics.every((topic) => repository.topics.includes(topic)),
      (repository) => !refusedTopics.some((topic) => repository.topics.includes(topic)),
      (repository) => languages === null || languages.has(repository.languages[0]?.[0] ?? ''),
      (repository) => owners.length === 0 || owners.includes(login(repository)),
      (repository) => refusedOwners.length === 0 || !refusedOwners.includes(login(repository)),
      (repository) => (forks === 'only' ? repository.isFork : forks === 'true' || !repository.isFork),
      flag('archived', ({ isArchived }) => isArchived),
      flag('mirror', ({ isMirror }) => isMirror),
      flag('template', ({ isTemplate }) => isTemplate),
      () => !query.values('is').includes('private'),
      (repository) => query.values('topics').every((range) => inRange(repository.topics.length, range, number)),
      (repository) => query.values('stars').every((range) => inRange(repository.stars, range, number)),
      (repository) => query.values('forks').every((range) => inRange(repository.forks, range, number)),
      (repository) => query.values('pushed').every((range) => inRange(Date.parse(this.store.date(repository.pushedAgo)), range, dateTime)),
      (repository) => query.values('created').every((range) => inRange(Date.parse(this.store.date(repository.createdAgo)), range, dateTime)),
      (repository) => phrases.every((phrase) => containsPhrase(this.text(repository, within), phrase)),
    ];
  }

  private text(repository: SampleRepository, within: string[]): string[] {
    if (within.length > 0) return words(partsOf(repository, within).join(' '));
    let text = this.texts.get(repository);
    if (!text) this.texts.set(repository, (text = words(partsOf(repository, ['name', 'description', 'topics']).join(' '))));
    return text;
  }
}

function partsOf({ name, description, topics }: SampleRepository, within: string[]): string[] {
  const parts: Record<string, string> = { name, description: description ?? '', topics: topics.join(' ') };
  return within.map((part) => parts[part] ?? '');
}
