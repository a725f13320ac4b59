import { type RepositoryWork } from '../../../domain/candidate.js';
import { type TouchedRepository } from './collect-repositories.js';
import { isOwnCode, topicsOf } from './credit.js';
import { plainText } from './plain-text.js';
import { isoTime } from './time.js';

/** Limits of the fields in `domain`. */
const MAX_DESCRIPTION = 300;
const MAX_TITLE = 200;

/** Returns a person's work in one repository, in the form that the ranking uses. */
export function toRepositoryWork(repository: TouchedRepository): RepositoryWork {
  const languages = (repository.languages?.edges ?? []).flatMap((edge) =>
    edge === null ? [] : [{ name: edge.node.name, bytes: edge.size }],
  );
  const merged = repository.merged.flatMap(({ title, url, mergedAt }) => {
    const time = isoTime(mergedAt);
    return time === null ? [] : [{ title: plainText(title, MAX_TITLE) ?? '', url, mergedAt: time }];
  });
  return {
    repository: repository.nameWithOwner,
    url: repository.url,
    owned: repository.owned,
    isFork: repository.isFork ?? false,
    description: plainText(repository.description, MAX_DESCRIPTION),
    topics: topicsOf(repository),
    primaryLanguage: repository.primaryLanguage?.name ?? null,
    languages: languages.sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1)),
    dependencies: repository.dependencies.map(({ ecosystem, name }) => `${ecosystem}:${name}`),
    stars: repository.stargazerCount ?? 0,
    archived: repository.isArchived ?? false,
    createdAt: isoTime(repository.createdAt),
    pushedAt: isoTime(repository.pushedAt),
    commitsLastYear: repository.commits,
    pullRequestsLastYear: repository.pullRequests,
    recentAuthors: isOwnCode(repository) ? (repository.recentAuthors ?? null) : null,
    mergedPullRequests: merged.sort((a, b) =>
      a.mergedAt === b.mergedAt ? (a.url < b.url ? -1 : 1) : a.mergedAt < b.mergedAt ? 1 : -1,
    ),
  };
}
