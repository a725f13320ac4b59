import { type Dependency } from '../manifests/dependency.js';
import {
  type CandidateAnswers,
  type PullRequestAnswer,
  type RepositoryAnswer,
  type RepositoryManifestsAnswer,
  type SightedWork,
} from './answers.js';
import { carriesOthersWork } from './pull-request-titles.js';
import { readDependencies } from './manifest-files.js';
import { isoTime, latest } from './time.js';

/** All data about one repository, and the person's work there. */
export interface TouchedRepository extends RepositoryManifestsAnswer {
  /** URL of its page. */
  url: string;
  /** Whether the person owns it. */
  owned: boolean;
  /** Whether the person pinned it to their profile. */
  pinned: boolean;
  /** The person's commits in the year of the contributions. */
  commits: number;
  /** The person's pull requests in that year. */
  pullRequests: number;
  /** The merged pull requests that were loaded, without merges of branches, bumps and releases. */
  merged: PullRequestAnswer[];
  /** Number of known merged pull requests: loaded ones, or ones that a search of the repository found. */
  mergedCount: number;
  /** Time of the newest commit or merge that a search of the repository found, or null. */
  sightedAt: string | null;
  /** The packages that its manifests name. */
  dependencies: Dependency[];
}

const ownerOf = (nameWithOwner: string): string => nameWithOwner.split('/', 1)[0] ?? '';

/** Returns the host of the pages: a GitHub Enterprise Server and the sample GitHub have their own. */
function hostOf(profileUrl: string | undefined): string {
  return profileUrl !== undefined && URL.canParse(profileUrl) ? new URL(profileUrl).origin : 'https://github.com';
}

/** Copies the fields of a response. A missing or null field does not overwrite a known value. */
function assignKnownFields(known: TouchedRepository, answer: RepositoryManifestsAnswer): void {
  const fields = known as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(answer)) {
    if (name !== 'nameWithOwner' && value !== null && value !== undefined) fields[name] = value;
  }
}

/** Merges the data of several responses about one repository, which is identified by its id, its name or both. */
class RepositoryCollection {
  private readonly byName = new Map<string, TouchedRepository>();
  private readonly nameOfId = new Map<string, string>();

  constructor(
    private readonly login: string,
    private readonly host: string,
  ) {}

  add(answer: RepositoryAnswer): TouchedRepository {
    const ownName = answer.nameWithOwner.toLowerCase();
    // A repository that was renamed between two responses keeps its id.
    const name = (answer.id === undefined ? undefined : this.nameOfId.get(answer.id)) ?? ownName;
    if (answer.id !== undefined) this.nameOfId.set(answer.id, name);
    const known = this.byName.get(name) ?? this.blank(answer);
    assignKnownFields(known, answer);
    this.byName.set(name, known);
    return known;
  }

  private blank({ nameWithOwner }: RepositoryAnswer): TouchedRepository {
    const owned = ownerOf(nameWithOwner).toLowerCase() === this.login.toLowerCase();
    return {
      nameWithOwner,
      url: `${this.host}/${nameWithOwner}`,
      owned,
      pinned: false,
      commits: 0,
      pullRequests: 0,
      merged: [],
      mergedCount: 0,
      sightedAt: null,
      dependencies: [],
    };
  }

  all(): TouchedRepository[] {
    return [...this.byName.values()].sort((a, b) => (a.nameWithOwner < b.nameWithOwner ? -1 : 1));
  }
}

const present = <T>(values: readonly (T | null)[] | null | undefined): T[] =>
  (values ?? []).filter((value): value is T => value !== null);

/** Returns every repository that the responses connect with the person, in the order of their names. */
export function collectRepositories(answers: CandidateAnswers): TouchedRepository[] {
  const collection = new RepositoryCollection(answers.core.login, hostOf(answers.core.url));
  // GitHub says that these are the person's. Their names may still contain a login from before the account was renamed.
  for (const repository of present(answers.repositories?.nodes)) collection.add(repository).owned = true;
  for (const repository of present(answers.showcase?.topStarred?.nodes)) collection.add(repository).owned = true;
  for (const repository of present(answers.showcase?.pinnedItems?.nodes)) collection.add(repository).pinned = true;
  for (const { repository, contributions } of answers.contributions?.commitContributionsByRepository ?? []) {
    collection.add(repository).commits += contributions.totalCount;
  }
  for (const { repository, contributions } of answers.contributions?.pullRequestContributionsByRepository ?? []) {
    collection.add(repository).pullRequests += contributions.totalCount;
  }
  for (const pullRequest of present(answers.mergedPullRequests?.nodes)) {
    // Other kinds of search results are empty objects.
    if (pullRequest.repository === undefined) continue;
    const repository = collection.add(pullRequest.repository);
    if (!carriesOthersWork(pullRequest.title)) repository.merged.push(pullRequest);
  }
  for (const sighting of answers.sightings ?? []) addSighting(collection.add(sighting.repository), sighting);
  const touched = collection.all();
  for (const repository of touched) repository.mergedCount = Math.max(repository.mergedCount, repository.merged.length);
  enrich(touched, answers.manifests);
  return touched;
}

/** Work found in a search may also be in the person's own data, so that the larger number counts. */
function addSighting(repository: TouchedRepository, { commits, mergedPullRequests, lastAt }: SightedWork): void {
  repository.commits = Math.max(repository.commits, commits);
  repository.pullRequests = Math.max(repository.pullRequests, mergedPullRequests);
  repository.mergedCount = Math.max(repository.mergedCount, mergedPullRequests);
  repository.sightedAt = latest([repository.sightedAt, isoTime(lastAt)]);
}

/** Adds the data of document 07 about repositories in which the person worked. */
function enrich(touched: readonly TouchedRepository[], manifests: CandidateAnswers['manifests']): void {
  if (!manifests || manifests.size === 0) return;
  const byName = new Map([...manifests.values()].map((answer) => [answer.nameWithOwner.toLowerCase(), answer]));
  for (const repository of touched) {
    const answer = manifests.get(repository.id ?? '') ?? byName.get(repository.nameWithOwner.toLowerCase());
    if (answer === undefined) continue;
    assignKnownFields(repository, answer);
    repository.dependencies = answer.dependencies ?? readDependencies(answer);
  }
}
