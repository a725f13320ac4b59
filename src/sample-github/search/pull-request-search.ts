import { type SamplePullRequest, type SampleRepository } from '../population/model.js';
import { type SampleStore } from '../sample-store.js';
import { languageFilter } from './known-languages.js';
import { containsPhrase, dateTime, rangeTest, SearchQuery, words } from './search-query.js';

const KNOWN = [
  'is',
  'type',
  'state',
  'author',
  'user',
  'org',
  'repo',
  'merged',
  'created',
  'closed',
  'updated',
  'language',
  'archived',
  'in',
  'sort',
] as const;

type Test = (pullRequest: SamplePullRequest, repository: SampleRepository) => boolean;

/** Minutes ago; null if it has not happened. */
const DATES: Record<string, (pullRequest: SamplePullRequest) => number | null> = {
  merged: ({ mergedAgo }) => mergedAgo,
  closed: ({ mergedAgo }) => mergedAgo,
  created: ({ createdAgo }) => createdAgo,
  updated: ({ mergedAgo, createdAgo }) => mergedAgo ?? createdAgo,
};

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
    // Best match is not documented and is not ordered by time, so the order is a fixed shuffle by index.
    const key =
      field === 'best'
        ? ({ index }: SamplePullRequest) => (index * 7_919) % 10_007
        : ({ createdAgo }: SamplePullRequest) => -createdAgo;
    return found.sort((one, other) => direction * (key(one) - key(other)) || one.index - other.index);
  }

  /** Returns only the pull requests of the author or repository in the query, if it names one. */
  private candidates(query: SearchQuery): SamplePullRequest[] {
    const indices = (lists: (number[] | undefined)[]): SamplePullRequest[] =>
      lists.flatMap((list) => (list ?? []).map((index) => this.store.pullRequest(index)));
    const authors = query.values('author');
    if (authors.length > 0)
      return indices(authors.map((login) => this.store.userByLogin(login.replace(/^app\//, ''))?.pullRequests));
    const repositories = query.values('repo');
    if (repositories.length > 0)
      return indices(repositories.map((name) => this.store.repositoryByName(name)?.pullRequests));
    return this.store.population.pullRequests;
  }

  /** Returns one test for each qualifier of the query. */
  private tests(query: SearchQuery, is: string[]): Test[] {
    const lower = (values: string[]): string[] => values.map((value) => value.toLowerCase());
    const ownerOf = (repository: SampleRepository): string => this.store.user(repository.owner).login.toLowerCase();
    const nameOf = (repository: SampleRepository): string => this.store.nameWithOwner(repository).toLowerCase();
    const authorOf = ({ author }: SamplePullRequest): string =>
      author === null ? '' : this.store.user(author).login.toLowerCase();
    const [owners, refusedOwners] = [lower(query.values('user', 'org')), lower(query.negated('user', 'org'))];
    const [repositories, refusedRepositories] = [lower(query.values('repo')), lower(query.negated('repo'))];
    const refusedAuthors = lower(query.negated('author'));
    const languages = languageFilter(query.values('language'));
    const archived = query.values('archived')[0];
    const tests: Test[] = [];
    if (is.includes('merged') || is.includes('closed')) tests.push(({ mergedAgo }) => mergedAgo !== null);
    if (is.includes('unmerged') || is.includes('open')) tests.push(({ mergedAgo }) => mergedAgo === null);
    if (owners.length > 0) tests.push((_, repository) => owners.includes(ownerOf(repository)));
    if (refusedOwners.length > 0) tests.push((_, repository) => !refusedOwners.includes(ownerOf(repository)));
    if (repositories.length > 0) tests.push((_, repository) => repositories.includes(nameOf(repository)));
    if (refusedRepositories.length > 0)
      tests.push((_, repository) => !refusedRepositories.includes(nameOf(repository)));
    if (refusedAuthors.length > 0) tests.push((pullRequest) => !refusedAuthors.includes(authorOf(pullRequest)));
    if (languages) tests.push((_, repository) => languages.has(repository.languages[0]?.[0] ?? ''));
    if (archived !== undefined) tests.push((_, repository) => repository.isArchived === (archived === 'true'));
    for (const [key, of] of Object.entries(DATES)) {
      for (const holds of query.values(key).map((range) => rangeTest(range, dateTime))) {
        tests.push((pullRequest) => {
          const ago = of(pullRequest);
          return ago !== null && holds(this.store.time(ago));
        });
      }
    }
    for (const phrase of [...query.words.map(words), ...query.unknown(KNOWN).map((word) => [word])])
      tests.push(({ title }) => containsPhrase(words(title), phrase));
    return tests;
  }
}
