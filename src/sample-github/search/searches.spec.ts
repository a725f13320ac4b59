import { describe, expect, it } from '@jest/globals';
import { StillClock } from '../../../test/support/sample-github.js';
import { type SampleUser } from '../population/model.js';
import { SampleStore } from '../sample-store.js';
import { PullRequestSearch } from './pull-request-search.js';
import { RepositorySearch } from './repository-search.js';
import { UserSearch } from './user-search.js';

const store = new SampleStore(new StillClock());
const users = new UserSearch(store);
const repositories = new RepositorySearch(store);
const pullRequests = new PullRequestSearch(store);

describe('UserSearch', () => {
  it('finds people by language and place', () => {
    const found = users.find('type:user language:TypeScript location:Berlin');
    expect(found.length).toBeGreaterThan(60);
    expect(found.filter(({ location, type }) => !/berlin/i.test(location ?? '') || type !== 'User')).toEqual([]);
  });

  it('takes repeated places as alternatives', () => {
    const count = (query: string): number => users.find(query).length;
    expect(count('location:"São Paulo" location:"Sao Paulo"')).toBe(
      count('location:"São Paulo"') + count('location:"Sao Paulo"'),
    );
  });

  it('finds people without a place in no place', () => {
    expect(users.find('location:Remote').every(({ location }) => /remote/i.test(location ?? ''))).toBe(true);
  });

  it('silently ignores a language that it does not know', () => {
    expect(users.find('location:Lisbon language:kafka').length).toBe(users.find('location:Lisbon').length);
  });

  it('gives organisations too where people are not asked for', () => {
    expect(users.find('location:Berlin').length).toBeGreaterThanOrEqual(users.find('type:user location:Berlin').length);
    expect(new Set(users.find('type:org').map(({ type }) => type))).toEqual(new Set(['Organization']));
  });

  it('narrows by followers, repositories, creation and login', () => {
    expect(users.find('type:user followers:>=5000').every(({ followers }) => followers >= 5_000)).toBe(true);
    expect(users.find('repos:0').every(({ repositories: own }) => own.length === 0)).toBe(true);
    expect(users.find('created:<2015-01-01').every(({ createdAgo }) => store.date(createdAgo) < '2015')).toBe(true);
    const [one] = store.population.users.filter(({ kind }) => kind === 'famous') as [SampleUser];
    expect(users.find(`user:${one.login}`)).toEqual([one]);
  });

  it.each(['pushed:>2026-01-01', 'topic:react', 'is:sponsorable'])(
    'finds nobody by %s, as GitHub does not',
    (qualifier) => {
      expect(users.find(`type:user ${qualifier}`)).toEqual([]);
    },
  );

  it('sorts by followers, repositories and joining, both ways', () => {
    const followers = users.find('type:user location:Paris', 'followers').map((user) => user.followers);
    expect(followers).toEqual(followers.toSorted((one, other) => other - one));
    const joined = users.find('type:user location:Paris', 'joined', 'asc').map(({ createdAgo }) => createdAgo);
    expect(joined).toEqual(joined.toSorted((one, other) => other - one));
  });

  it('still finds accounts that are gone, and no apps', () => {
    const deleted = store.population.users.find(({ deleted: gone }) => gone);
    expect(users.find(`user:${deleted?.login ?? ''}`)).toHaveLength(1);
    expect(users.find('sample').some(({ type }) => type === 'Bot')).toBe(false);
  });
});

describe('RepositorySearch', () => {
  it('finds by topic and language, most stars first, without forks', () => {
    const found = repositories.find('topic:nestjs language:TypeScript sort:stars');
    expect(found.length).toBeGreaterThan(20);
    const isWanted = ({ topics, languages, isFork }: (typeof found)[number]): boolean =>
      topics.includes('nestjs') && languages[0]?.[0] === 'TypeScript' && !isFork;
    expect(found.filter((repository) => !isWanted(repository))).toEqual([]);
    expect(found.map(({ stars }) => stars)).toEqual(
      found.map(({ stars }) => stars).toSorted((one, other) => other - one),
    );
  });

  it('asks for all topics at once', () => {
    for (const { topics } of repositories.find('topic:kubernetes topic:prometheus'))
      expect(topics).toEqual(expect.arrayContaining(['kubernetes', 'prometheus']));
  });

  it('narrows by push, stars, archive, owner and name', () => {
    expect(repositories.find('pushed:>=2026-11-01').every(({ pushedAgo }) => store.date(pushedAgo) >= '2026-11')).toBe(
      true,
    );
    expect(
      repositories.find('stars:>1000 archived:false').every(({ stars, isArchived }) => stars > 1_000 && !isArchived),
    ).toBe(true);
    expect(repositories.find('repo:sample-org-react/react').map(({ name }) => name)).toEqual(['react']);
    expect(repositories.find('user:sample-org-react').length).toBe(2);
    expect(repositories.find('fork:only topic:react').every(({ isFork }) => isFork)).toBe(true);
  });

  it('looks for words in name, description and topics', () => {
    expect(repositories.find('stand-in NestJS').map(({ name }) => name)).toContain('nest');
    expect(repositories.find('nest in:name').every(({ name }) => name.includes('nest'))).toBe(true);
  });
});

describe('PullRequestSearch', () => {
  const author = store.population.users.find(({ kind }) => kind === 'upstream-contributor') as SampleUser;

  it("finds a person's merged work in what others own", () => {
    const found = pullRequests.find(`is:pr is:merged is:public author:${author.login} -user:${author.login}`);
    expect(found.length).toBeGreaterThanOrEqual(12);
    for (const { author: by, mergedAgo, repository } of found) {
      expect([by, mergedAgo === null, store.repository(repository).owner === author.index]).toEqual([
        author.index,
        false,
        false,
      ]);
    }
  });

  it('finds who had work merged in a repository lately', () => {
    const found = pullRequests.find('repo:sample-org-react/react is:pr is:merged merged:>=2026-05-01');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ mergedAgo }) => mergedAgo !== null && store.date(mergedAgo) >= '2026-05-01')).toBe(true);
  });

  it('tells merged from open ones', () => {
    const count = (query: string): number => pullRequests.find(`repo:sample-org-react/react ${query}`).length;
    expect(count('is:open') + count('is:merged')).toBe(count('is:pr'));
    expect(count('is:issue')).toBe(0);
  });

  it('knows nobody who is not there', () => {
    expect(pullRequests.find('author:nobody-of-this-name')).toEqual([]);
  });

  it('does not order best matches by time, and does order where asked', () => {
    const dates = (query: string): number[] => pullRequests.find(query).map(({ createdAgo }) => createdAgo);
    expect(dates('repo:sample-org-react/react sort:created-desc')).toEqual(
      dates('repo:sample-org-react/react').toSorted((one, other) => one - other),
    );
    expect(dates('repo:sample-org-react/react')).not.toEqual(
      dates('repo:sample-org-react/react').toSorted((one, other) => one - other),
    );
  });
});
