import { type Candidate } from '../../domain/candidate.js';
import { type StageContext } from '../../domain/stage.js';
import { listNames, warnOfUnreadableProfiles } from '../../domain/unreadable.js';
import { type Compute } from '../../platform/compute/compute.js';
import { computeEach, LOST, type Lost } from '../../platform/compute/compute-each.js';
import { type BatchTask } from '../../platform/compute/compute-task.js';
import { type Cuts } from './cuts.js';
import { type Prospect } from './funnel/prospect.js';
import { type ManifestChoice, mergeChoices } from './funnel/manifest-choice.js';
import { byScore, type ScoringCriteria } from './funnel/pre-score.js';
import { type Dependency } from './manifests/dependency.js';
import {
  assemble,
  chooseManifests,
  chooseRepositories,
  type Finalist,
  rateClosest,
  readManifests,
  readPlaces,
  type RepositoryChoice,
  score,
} from './github-sourcer.tasks.js';
import { placeBonus } from './funnel/place-fit.js';
import { type RepositoryManifestsAnswer } from './reading/answers.js';
import { type ManifestFile, manifestFiles, mergeDependencies, withoutFiles } from './reading/manifest-files.js';
import { type RepositoryHit } from './routes/choose-repositories.js';

/** Items of one task, chosen so that a task takes a few milliseconds, including the transfer to the thread. */
const BATCH = { locations: 50, prospects: 10, manifests: 10 } as const;

/**
 * The computations of one run on data from strangers, outside the event loop. A person whose data cannot be read is
 * excluded and named in a warning. An unreadable file is named in a warning. The run continues.
 */
export class SourcingCompute {
  private readonly unreadablePeople = new Set<string>();
  private readonly unreadableFiles: string[] = [];

  constructor(
    private readonly compute: Compute,
    private readonly criteria: ScoringCriteria,
    private readonly cuts: Cuts,
    private readonly context: StageContext,
  ) {}

  /** Chooses the libraries whose authors are searched, and the repositories nearest to the posting. */
  chooseRepositories(hits: readonly RepositoryHit[], teamHits: readonly RepositoryHit[]): Promise<RepositoryChoice> {
    const { demands, languages } = this.criteria;
    return this.compute.run(chooseRepositories, { hits, teamHits, demands, languages }, this.options);
  }

  /** Returns the same people with resolved places. */
  async withPlaces(prospects: readonly Prospect[]): Promise<Prospect[]> {
    const locations = prospects.map(({ core }) => core.location ?? null);
    const readings = await computeEach(
      this.compute,
      readPlaces,
      { shared: this.criteria.requirement, items: locations, size: BATCH.locations },
      this.options,
    );
    return this.keep(prospects, readings).map(([prospect, reading]) => ({ ...prospect, ...reading }));
  }

  /** Returns the people by how well their data fits the posting, best first. */
  async inOrder(prospects: readonly Prospect[]): Promise<Prospect[]> {
    return byScore(
      (await this.forEach(score, this.criteria, prospects)).map(([prospect, value]) => ({ prospect, score: value })),
    );
  }

  /** Returns how close the closest own repository of each person is; work that is bound to a place prefers people near it. */
  async rateClosest(prospects: readonly Prospect[]): Promise<Map<Prospect, number>> {
    const { demands, requirement } = this.criteria;
    const rated = await this.forEach(rateClosest, demands, prospects);
    return new Map(
      rated.map(([prospect, closeness]) => [
        prospect,
        closeness > 0 ? Math.max(0, closeness + placeBonus(prospect.place, requirement)) : 0,
      ]),
    );
  }

  /**
   * Chooses the repositories of the finalists with the most useful manifests, and returns which repositories each of
   * them touched.
   */
  async chooseManifests(
    finalists: readonly Prospect[],
  ): Promise<{ choices: ManifestChoice[]; touched: Map<Prospect, ReadonlySet<string>> }> {
    const chosen = await this.forEach(chooseManifests, this.criteria.demands, finalists);
    return {
      choices: mergeChoices(chosen.map(([prospect, { best }]) => ({ prospect, best }))),
      touched: new Map(chosen.map(([prospect, { touched }]) => [prospect, touched])),
    };
  }

  /** Replaces the files of the responses by the packages that they name. */
  async readManifests(
    answers: ReadonlyMap<string, RepositoryManifestsAnswer>,
  ): Promise<Map<string, RepositoryManifestsAnswer>> {
    const files = [...answers].flatMap(([id, answer]) => manifestFiles(answer).map((file) => ({ id, answer, file })));
    const items = files.map(({ file }) => file);
    const readings = await computeEach(
      this.compute,
      readManifests,
      { shared: null, items, size: BATCH.manifests },
      this.options,
    );
    const found = new Map<string, Dependency[][]>();
    for (const [index, { id, answer, file }] of files.entries()) {
      const reading = readings[index] ?? LOST;
      const { dependencies, unreadable } = reading === LOST ? { dependencies: [], unreadable: 'out of time' } : reading;
      if (unreadable !== null) this.unreadableFiles.push(nameOf(answer, file, unreadable));
      found.set(id, [...(found.get(id) ?? []), dependencies]);
    }
    return new Map(
      [...answers].map(([id, answer]) => [
        id,
        { ...withoutFiles(answer), dependencies: mergeDependencies(found.get(id) ?? []) },
      ]),
    );
  }

  /** Assembles candidates from all responses about the finalists. */
  async assemble(
    finalists: readonly Prospect[],
    manifests: ReadonlyMap<string, RepositoryManifestsAnswer>,
    touched: ReadonlyMap<Prospect, ReadonlySet<string>>,
  ): Promise<[Prospect, Candidate][]> {
    const { requirement, referenceDate } = this.criteria;
    const items = finalists.map((prospect): Finalist => ({
      prospect,
      manifests: manifestsOf(touched.get(prospect) ?? new Set(), manifests),
    }));
    const candidates = await computeEach(
      this.compute,
      assemble,
      { shared: { requirement, referenceDate }, items, size: BATCH.prospects },
      this.options,
    );
    return this.keep(finalists, candidates);
  }

  /** Adds warnings about data that could not be read. */
  warn(): void {
    warnOfUnreadableProfiles(this.context, [...this.unreadablePeople]);
    const { length } = this.unreadableFiles;
    if (length === 0) return;
    const what =
      length === 1 ? '1 manifest could not be read, and says' : `${length} manifests could not be read, and say`;
    this.context.warn(
      'manifest_unreadable',
      `${what} nothing for or against anybody: ${listNames(this.unreadableFiles)}.`,
    );
  }

  private get options(): { onBehalfOf: string; signal: AbortSignal } {
    const { onBehalfOf, signal } = this.context;
    return { onBehalfOf, signal };
  }

  private async forEach<Shared, Output>(
    task: BatchTask<Shared, Prospect, Output>,
    shared: Shared,
    prospects: readonly Prospect[],
  ): Promise<[Prospect, Output][]> {
    return this.keep(
      prospects,
      await computeEach(this.compute, task, { shared, items: prospects, size: BATCH.prospects }, this.options),
    );
  }

  /** Returns the people with their results. People without a result are excluded. */
  private keep<Output>(prospects: readonly Prospect[], outputs: readonly (Output | Lost)[]): [Prospect, Output][] {
    return prospects.flatMap((prospect, index): [Prospect, Output][] => {
      const output = outputs[index] ?? LOST;
      if (output !== LOST) return [[prospect, output as Output]];
      this.cuts.add(prospect.person.githubId, 'unreadable');
      this.unreadablePeople.add(prospect.person.login);
      return [];
    });
  }
}

/** Returns only the manifests of repositories that the person touched, so that less data is sent to the thread. */
function manifestsOf(
  touched: ReadonlySet<string>,
  manifests: ReadonlyMap<string, RepositoryManifestsAnswer>,
): Map<string, RepositoryManifestsAnswer> {
  return new Map(
    [...manifests].filter(([id, { nameWithOwner }]) => touched.has(id) || touched.has(nameWithOwner.toLowerCase())),
  );
}

function nameOf({ nameWithOwner }: RepositoryManifestsAnswer, { path }: ManifestFile, reason: string): string {
  return `${path} of ${nameWithOwner} (${reason})`;
}
