import type { SamplePullRequest, SampleRepository } from '../population/model.js';
import type { SampleStore } from '../sample-store.js';
import { languageFilter } from './known-languages.js';
import { containsPhrase, dateTime, inRange, SearchQuery, words } from './search-query.js';

const KNOWN = ['is', 'type', 'state', 'author', 'user', 'org', 'repo', 'merged', 'created', 'closed', 'updated', 'language', 'archived', 'in', 'sort'] as const;

type Test = (pullRequest: SamplePullRequest, repository: SampleRepository) => boolean;

/** GitHub's search for issues and pull requests. The sample has no issues. */
export class PullRequestSearch {
  constructor(private readonly store: SampleStore) {}

  find(text: string): SamplePullRequest[] {
    const query = new SearchQuery(text);
    const is = [...query.values('is'), ...query.values('type'), ...query.values('state')];
    if (is.includes('issue') || is.includes('private')) return [];
    const tests = this.tests(query, is);
    const found = this.candidates(query).filter((pullRequest) => {
      const repository = this.store.repository(pullRequest.repository);
      return tests.every((test) => test(pullRequest, repository));
    });
    const [field = 'best', order = 'desc'] = (query.values('sort')[0] ?? 'best-desc').split('-');
    const direction = order === 'asc' ? 1 : -1;
    // Best match is not documented and is no order of time: a fixed shuffle by index.
    const key = field === 'best' ? ({ index }: SamplePullRequest) => (index * 7_919) % 10_007 : ({ createdAgo }: SamplePullRequest) => -createdAgo;
    return found.sort((one, other) => direction * (key(one) - key(other)) || one.index - other.index);
  }

  /** The few that an author or a repository has, rather than all there are. */
  private candidates(query: SearchQuery): SamplePullRequest[] {
    const indices = (lists: (number[] | undefined)[]): SamplePullRequest[] => lists.flatMap((list) => (list ?? []).map((index) => this.store.pullRequest(index)));
    const authors = query.values('author');
    if (authors.length > 0) return indices(authors.map((login) => this.store.userByLogin(login.replace(/^app\//, ''))?.pullRequests));
    const repositories = query.values('repo');
    if (repositories.length > 0) return indices(repositories.map((name) => this.store.repositoryByName(name)?.pullRequests));
    return this.store.population.pullRequests;
  }

  private tests(query: SearchQuery, is: string[]): Test[] {
    const logins = (values: string[]): string[] => values.map((value) => value.toLowerCase());
    const owner = (repository: SampleRepository): string => this.store.user(repository.owner).login.toLowerCase();
    const name = (repository: SampleRepository): string => this.store.nameWithOwner(repository).toLowerCase();
    const author = ({ author }: SamplePullRequest): string => (author === null ? '' : this.store.user(author).login.toLowerCase());
    const owners = logins(query.values('user', 'org'));
    const refusedOwners = logins(query.negated('user', 'org'));
    const repositories = logins(query.values('repo'));
    const refusedRepositories = logins(query.negated('repo'));
    const refusedAuthors = logins(query.negated('author'));
    const languages = languageFilter(query.values('language'));
    const archived = query.values('archived')[0];
    const phrases = [...query.words.map(words), ...query.unknown(KNOWN).map((word) => [word])];
    const time = (key: string, ago: (pullRequest: SamplePullRequest) => number | null): Test => {
      const ranges = query.values(key);
      return (pullRequest) => ranges.every((range) => {
        const minutes = ago(pullRequest);
        return minutes !== null && inRange(Date.parse(this.store.date(minutes)), range, dateTime);
      });
    };
    return [
      ({ mergedAgo }) => (!is.includes('merged') && !is.includes('closed')) || mergedAgo !== null,
      ({ mergedAgo }) => (!is.includes('unmerged') && !is.includes('open')) || mergedAgo === null,
      (_, repository) => owners.length === 0 || owners.includes(owner(repository)),
      (_, repository) => refusedOwners.length === 0 || !refusedOwners.includes(owner(repository)),
      (_, repository) => repositories.length === 0 || repositories.includes(name(repository)),
      (_, repository) => refusedRepositories.length === 0 || !refusedRepositories.includes(name(repository)),
      (pullRequest) => refusedAuthors.length === 0 || !refusedAuthors.includes(author(pullRequest)),
      (_, repository) => languages === null || languages.has(repository.languages[0]?.[0] ?? ''),
      (_, repository) => archived === undefined || repository.isArchived === (archived === 'true'),
      time('merged', ({ mergedAgo }) => mergedAgo),
      time('closed', ({ mergedAgo }) => mergedAgo),
      time('created', ({ createdAgo }) => createdAgo),
      time('updated', ({ mergedAgo, createdAgo }) => mergedAgo ?? createdAgo),
      ({ title }) => phrases.every((phrase) => containsPhrase(words(title), phrase)),
    ];
  }
}
