import { type SampleContribution, type SamplePullRequest, type SampleRepository, type SampleUser } from './model.js';
import { type NewRepository } from './repositories.js';

/** The sample while it is created; keeps the cross-references correct. */
export class PopulationBuilder {
  readonly users: SampleUser[] = [];
  readonly repositories: SampleRepository[] = [];
  readonly contributions: SampleContribution[] = [];
  readonly pullRequests: SamplePullRequest[] = [];
  private readonly logins = new Set<string>();

  addUser(user: SampleUser): SampleUser {
    this.users.push(user);
    return user;
  }

  /** Returns the login, with a number if it is already used. */
  freeLogin(wanted: string): string {
    let login = wanted;
    for (let number = 2; this.logins.has(login.toLowerCase()); number += 1) login = `${wanted}-${number}`;
    this.logins.add(login.toLowerCase());
    return login;
  }

  addRepository(owner: SampleUser, repository: NewRepository): SampleRepository {
    const { name } = repository;
    const isTaken = (): boolean =>
      owner.repositories.some((index) => this.repositories[index]?.name === repository.name);
    for (let number = 2; isTaken(); number += 1) repository.name = `${name}-${number}`;
    const made = Object.assign(repository, {
      index: this.repositories.length,
      owner: owner.index,
      contributions: [],
      pullRequests: [],
    });
    this.repositories.push(made);
    owner.repositories.push(made.index);
    return made;
  }

  addCommits(
    user: SampleUser,
    repository: SampleRepository,
    commits: number,
    oldestAgo: number,
    newestAgo: number,
  ): void {
    if (commits <= 0) return;
    this.addCommitsOfHistory(user, repository, commits, oldestAgo, newestAgo);
    user.contributions.push(this.contributions.length - 1);
  }

  /** Adds commits that count for nobody's year: of no account, or in a copy that their author has nothing to do with. */
  addCommitsOfHistory(
    author: SampleUser | null,
    repository: SampleRepository,
    commits: number,
    oldestAgo: number,
    newestAgo: number,
  ): void {
    repository.contributions.push(this.contributions.length);
    this.contributions.push({
      user: author?.index ?? null,
      repository: repository.index,
      commits,
      oldestAgo: Math.max(oldestAgo, newestAgo),
      newestAgo,
    });
  }

  addPullRequest(
    author: SampleUser | null,
    repository: SampleRepository,
    title: string,
    createdAgo: number,
    mergedAgo: number | null,
  ): void {
    const index = this.pullRequests.length;
    const number = 100 + repository.pullRequests.length * 3;
    this.pullRequests.push({
      index,
      author: author?.index ?? null,
      repository: repository.index,
      number,
      title,
      createdAgo,
      mergedAgo,
    });
    author?.pullRequests.push(index);
    repository.pullRequests.push(index);
  }
}
