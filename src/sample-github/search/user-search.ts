import { type SampleUser } from '../population/model.js';
import { type SampleStore } from '../sample-store.js';
import { languageFilter } from './known-languages.js';
import { containsPhrase, dateTime, number, rangeTest, SearchQuery, words } from './search-query.js';

/** Qualifiers of the user search. There is none for last activity, topic, skill or hireable. */
const KNOWN = [
  'type',
  'user',
  'org',
  'in',
  'fullname',
  'repos',
  'location',
  'language',
  'created',
  'followers',
  'is',
] as const;
export type UserSort = 'followers' | 'repositories' | 'joined';

interface Entry {
  user: SampleUser;
  location: string[];
  name: string[];
  login: string[];
  language: string | null;
  repositories: number;
}

type Test = (entry: Entry) => boolean;

/** GitHub's user search. Like a search index, it still finds accounts that were just deleted. */
export class UserSearch {
  private entries: Entry[] | null = null;

  constructor(private readonly store: SampleStore) {}

  find(text: string, sort?: UserSort, order: 'asc' | 'desc' = 'desc'): SampleUser[] {
    const query = new SearchQuery(text);
    const tests = [...this.tests(query), this.wordTest(query)];
    const found = this.all().filter((entry) => tests.every((test) => test(entry)));
    const key = sortKey(sort);
    const direction = order === 'asc' ? 1 : -1;
    return found
      .sort((one, other) => direction * (key(one) - key(other)) || one.user.index - other.user.index)
      .map(({ user }) => user);
  }

  /** Returns one test for each qualifier of the query. */
  private tests(query: SearchQuery): Test[] {
    const tests: Test[] = [];
    const languages = languageFilter(query.values('language'));
    const refusedLanguages = languageFilter(query.negated('language'));
    const places = query.values('location').map(words);
    const logins = query.values('user', 'org').map((login) => login.toLowerCase());
    const types = query.values('type').map((type) => (type.startsWith('org') ? 'Organization' : 'User'));
    if (languages) tests.push(({ language }) => language !== null && languages.has(language));
    if (refusedLanguages) tests.push(({ language }) => language === null || !refusedLanguages.has(language));
    if (places.length > 0) tests.push(({ location }) => places.some((place) => containsPhrase(location, place)));
    for (const place of query.negated('location').map(words))
      tests.push(({ location }) => !containsPhrase(location, place));
    if (logins.length > 0) tests.push(({ user }) => logins.includes(user.login.toLowerCase()));
    if (types.length > 0) tests.push(({ user }) => types.some((type) => type === user.type));
    for (const holds of query.values('repos').map((range) => rangeTest(range, number)))
      tests.push(({ repositories }) => holds(repositories));
    for (const holds of query.values('followers').map((range) => rangeTest(range, number)))
      tests.push(({ user }) => holds(user.followers));
    for (const holds of query.values('created').map((range) => rangeTest(range, dateTime)))
      tests.push(({ user }) => holds(this.store.time(user.createdAgo)));
    for (const full of query.values('fullname').map(words)) tests.push(({ name }) => containsPhrase(name, full));
    if (query.values('is').includes('sponsorable')) tests.push(() => false);
    return tests;
  }

  private wordTest(query: SearchQuery): Test {
    const within = query.values('in');
    const inLogin = within.length === 0 || within.includes('login');
    const inName = within.length === 0 || within.includes('name');
    const phrases = [...query.words.map(words), ...query.unknown(KNOWN).map((word) => [word])];
    return ({ login, name }) =>
      phrases.every((phrase) => (inLogin && containsPhrase(login, phrase)) || (inName && containsPhrase(name, phrase)));
  }

  /** Created at the first search: people and organisations, not apps. */
  private all(): Entry[] {
    this.entries ??= this.store.population.users
      .filter(({ type }) => type !== 'Bot')
      .map((user) => ({
        user,
        location: words(user.location ?? ''),
        name: words(user.name ?? ''),
        login: words(user.login),
        language: this.majorityLanguage(user),
        repositories: user.repositories.length,
      }));
    return this.entries;
  }

  /** "The majority of their repositories": one language for each person, without forks. */
  private majorityLanguage(user: SampleUser): string | null {
    const counts = new Map<string, number>();
    for (const index of user.repositories) {
      const { isFork, languages } = this.store.repository(index);
      const language = languages[0]?.[0];
      if (!isFork && language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
    }
    return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
  }
}

/** Best match is not documented; observers describe it as a mixture of followers and repositories. */
function sortKey(sort: UserSort | undefined): (entry: Entry) => number {
  if (sort === 'followers') return ({ user }) => user.followers;
  if (sort === 'repositories') return ({ repositories }) => repositories;
  if (sort === 'joined') return ({ user }) => -user.createdAgo;
  return ({ user, repositories }) => Math.log1p(user.followers) + Math.log1p(repositories) / 2;
}
