import { type Candidate } from '../../domain/candidate.js';
import { type JobRequirement } from '../../domain/job-requirement.js';
import { type StageContext } from '../../domain/stage.js';
import { type Compute } from '../../platform/compute/compute.js';
import { type Coverage, describeCoverage } from './coverage.js';
import { Cuts } from './cuts.js';
import { type Prospect } from './funnel/prospect.js';
import { loadMergedPullRequests, loadShowcases, loadYears } from './funnel/load-finalists.js';
import { loadManifests } from './funnel/load-manifests.js';
import { loadProfiles } from './funnel/load-profiles.js';
import { loadRepositories } from './funnel/load-repositories.js';
import { chooseFinalists, takeFairly } from './funnel/pre-score.js';
import { type GithubRun } from './github-run.js';
import { PLACE_LEVELS, type PlaceLevel } from './plan/place-levels.js';
import { SOURCING_LIMITS } from './plan/sourcing-limits.js';
import { type SourcingPlan, yearBefore } from './plan/sourcing-plan.js';
import { FINALIST_PARTS, LoadingProgress } from './progress.js';
import { type RepositoryAnswer } from './reading/answers.js';
import { type RepositoryHit } from './routes/choose-repositories.js';
import { FoundPeople, type FoundPerson, ROUTES, sightedWork } from './routes/found-people.js';
import { findLibraryAuthors } from './routes/library-authors.js';
import { findCommitters, findOwners, searchRepositories } from './routes/repository-search.js';
import { searchTeamLibraries } from './routes/team-libraries.js';
import { searchUsers, type SearchOutcome } from './routes/user-search.js';
import { isBotLogin } from './rules/bots.js';
import { SourcingCompute } from './sourcing-compute.js';

/** The input of one run. */
export interface SourcingTask {
  requirement: JobRequirement;
  maxCandidates: number;
  excludedGithubIds: ReadonlySet<number>;
  excludeAgents: boolean;
  plan: SourcingPlan;
}

/** Runs the funnel: finds people by every route, loads a little data about many people, then more about the best. */
export class SourcingRun {
  private readonly found = new FoundPeople();
  private readonly cuts = new Cuts();
  private readonly searches: SearchOutcome[] = [];
  private readonly progress: LoadingProgress;
  private readonly computing: SourcingCompute;
  private readonly prospects: Prospect[] = [];
  private readonly asked = new Set<number>();
  private widenedTo: PlaceLevel | null = null;
  private organisations = 0;
  private poolSize = 0;

  constructor(
    private readonly run: GithubRun,
    private readonly task: SourcingTask,
    private readonly context: StageContext,
    compute: Compute,
  ) {
    this.progress = new LoadingProgress(context);
    const { requirement, plan } = task;
    const criteria = {
      requirement,
      demands: plan.demands,
      languages: plan.languages,
      referenceDate: context.referenceDate,
    };
    this.computing = new SourcingCompute(compute, criteria, this.cuts, context);
  }

  async collectCandidates(): Promise<{ candidates: Candidate[]; coverage: Coverage }> {
    await this.findByRepositories();
    await this.findByUserSearch();
    const finalists = await this.chooseFinalists();
    const candidates = await this.loadFinalists(finalists);
    this.computing.warn();
    return { candidates, coverage: this.cover(candidates.length) };
  }

  /** Finds owners, committers and authors of merged pull requests in repositories near the posting. */
  private async findByRepositories(): Promise<void> {
    const { plan } = this.task;
    const hits: RepositoryHit[] = [];
    for (const search of plan.repositorySearches) {
      const { outcome, repositories } = await searchRepositories(this.run, search);
      this.searches.push(outcome);
      hits.push(...repositories.map((repository) => ({ repository, skill: search.skill })));
    }
    const teamHits = await searchTeamLibraries(this.run, plan.teamSearches);
    const { libraryRepositories, committerRepositories, teamRepositories } = SOURCING_LIMITS;
    const { libraries, teamLibraries, nearest } = await this.computing.chooseRepositories(hits, teamHits);
    const since = yearBefore(this.context.referenceDate);
    const named = (names: readonly string[]): RepositoryAnswer[] => names.map((nameWithOwner) => ({ nameWithOwner }));
    // Places are kept for what the team uses; the searches of the posting fill the others.
    const team = [...named(plan.teamRepositories), ...teamLibraries].slice(0, teamRepositories);
    const chosen = eachOnce([...named(plan.libraries), ...team, ...libraries]).slice(0, libraryRepositories);
    await findLibraryAuthors(this.run, chosen, since, this.found);
    findOwners(nearest, this.found);
    await findCommitters(this.run, nearest.slice(0, committerRepositories), since, this.found);
  }

  /** Searches level by level, nearest first. A wider level is searched only if too few people found so far fit. */
  private async findByUserSearch(): Promise<void> {
    const { plan, maxCandidates } = this.task;
    const levels = PLACE_LEVELS.filter((level) => plan.userSearches.some((search) => search.level === level));
    for (const level of levels) {
      for (const search of plan.userSearches.filter((each) => each.level === level)) {
        // If a search took all hits, the same search in another order finds nobody new.
        if (this.searches.some(({ query, capped, hits }) => query === search.query && hits !== null && !capped))
          continue;
        const outcome = await searchUsers(this.run, search, this.found);
        this.searches.push(outcome);
        this.organisations += outcome.organisations;
      }
      this.widenedTo = level;
      await this.loadNewProfiles(level === levels.at(-1));
      const fitting = this.prospects.filter(({ levels: fits }) => fits.includes(level));
      if (fitting.length >= maxCandidates) break;
    }
    await this.loadNewProfiles(true);
    this.progress.finish('profiles', `${this.prospects.length} profiles`);
  }

  /** Loads the profiles of newly found people up to the limit. A part of the limit is kept for wider searches. */
  private async loadNewProfiles(last: boolean): Promise<void> {
    const people = this.found
      .all()
      .filter((person) => !this.asked.has(person.githubId) && !this.cutBeforeLoading(person))
      // The sort is stable: people without known work stay in the order of the search.
      .sort((a, b) => sightedWork(b) - sightedWork(a));
    const room = Math.floor(SOURCING_LIMITS.mostProfiles * (last ? 1 : 0.8)) - this.asked.size;
    const chosen = takeFairly(people, ({ routes }) => routes, Math.max(0, room));
    if (chosen.length === 0) return;
    const before = this.asked.size;
    for (const { githubId } of chosen) this.asked.add(githubId);
    this.progress.plan(chosen.length, SOURCING_LIMITS.pool, this.finalistCount);
    const onProgress = (done: number): void =>
      this.progress.reach('profiles', before + done, `${before + done} profiles`);
    const loaded = await loadProfiles(this.run, chosen, this.cuts, this.context.referenceDate, onProgress);
    this.prospects.push(...(await this.computing.withPlaces(loaded)));
  }

  /** Excludes a person for reasons that are known without loading anything. */
  private cutBeforeLoading({ githubId, login }: FoundPerson): boolean {
    if (this.task.excludedGithubIds.has(githubId)) this.cuts.add(githubId, 'suppressed');
    else if (isBotLogin(login)) this.cuts.add(githubId, 'bot');
    return this.cuts.has(githubId);
  }

  private get finalistCount(): number {
    return Math.min(SOURCING_LIMITS.pool, this.task.maxCandidates + SOURCING_LIMITS.finalistMargin);
  }

  /** Chooses the pool, loads its repositories, and returns the best people of it. */
  private async chooseFinalists(): Promise<Prospect[]> {
    const pool = takeFairly(
      await this.computing.inOrder(this.prospects),
      ({ person }) => person.routes,
      SOURCING_LIMITS.pool,
    );
    this.poolSize = pool.length;
    const inPool = new Set(pool.map(({ person }) => person.githubId));
    for (const { githubId } of this.found.all()) if (!inPool.has(githubId)) this.cuts.add(githubId, 'beyond-the-pool');
    await loadRepositories(this.run, pool, (done) =>
      this.progress.reach('repositories', done, `${done} of ${pool.length} lists of repositories`),
    );
    this.progress.finish('repositories', `${pool.length} lists of repositories`);
    const ordered = await this.computing.inOrder(pool);
    return chooseFinalists(ordered, this.finalistCount, await this.computing.rateClosest(ordered));
  }

  /** Loads all other data about the finalists. Missing data stays unknown. */
  private async loadFinalists(finalists: readonly Prospect[]): Promise<Candidate[]> {
    const { referenceDate } = this.context;
    const count = finalists.length;
    let part = 0;
    const onProgress = (done: number): void =>
      this.progress.reach(
        'finalists',
        part * count + Math.min(done, count),
        `${part + 1} of ${FINALIST_PARTS} parts of ${count} prospects`,
      );
    const parts = [
      () => loadMergedPullRequests(this.run, finalists, onProgress),
      () => loadYears(this.run, finalists, referenceDate, onProgress),
      () => loadShowcases(this.run, finalists, onProgress),
    ];
    for (const load of parts) {
      await load();
      part += 1;
      onProgress(0);
    }
    const { choices, touched } = await this.computing.chooseManifests(finalists);
    const manifests = await this.computing.readManifests(await loadManifests(this.run, choices, onProgress));
    this.progress.finish('finalists', `${count} prospects`);
    const candidates = await this.computing.assemble(finalists, manifests, touched);
    return candidates
      .filter(([prospect, candidate]) => !this.cutAfterLoading(prospect, candidate))
      .map(([, candidate]) => candidate);
  }

  /** Excludes a person for reasons that only the complete data shows. Missing data is never a reason. */
  private cutAfterLoading(
    { person, repositories, contributions, mergedPullRequests }: Prospect,
    { work, automationSigns }: Candidate,
  ): boolean {
    const whole = repositories !== null && contributions !== null && mergedPullRequests !== null;
    if (contributions !== null && contributions.totalCommitContributions > SOURCING_LIMITS.implausibleCommits)
      this.cuts.add(person.githubId, 'bot');
    else if (this.task.excludeAgents && automationSigns.length > 0) this.cuts.add(person.githubId, 'agent');
    else if (whole && work.length === 0) this.cuts.add(person.githubId, 'nothing-of-their-own');
    else return false;
    return true;
  }

  private cover(finalists: number): Coverage {
    const people = this.found.all();
    const cuts = this.cuts.counts();
    if (this.organisations > 0) cuts.organisation = (cuts.organisation ?? 0) + this.organisations;
    return describeCoverage({
      routes: Object.fromEntries(
        ROUTES.map((route) => [route, people.filter(({ routes }) => routes.has(route)).length]),
      ) as Coverage['routes'],
      found: people.length,
      loaded: this.prospects.length,
      pool: this.poolSize,
      finalists,
      cuts,
      searches: this.searches,
      widenedTo: this.widenedTo,
    });
  }
}

/** Returns each repository once; one with more known about it takes the place of its bare name. */
function eachOnce(repositories: readonly RepositoryAnswer[]): RepositoryAnswer[] {
  const byName = new Map<string, RepositoryAnswer>();
  for (const repository of repositories) {
    const key = repository.nameWithOwner.toLowerCase();
    byName.set(key, { ...byName.get(key), ...repository });
  }
  return [...byName.values()];
}
