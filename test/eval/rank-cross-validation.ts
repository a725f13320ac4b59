import { type RankDataset } from '../../src/cli/eval/rank-dataset.js';
import { judge, meanOf, type RankMetrics } from '../../src/cli/eval/rank-metrics.js';
import { readPool, type ReadPool } from '../../src/cli/eval/rank-pool.js';
import { exponentialSaturation } from '../../src/knowledge/curves.js';
import { RANKING } from '../../src/stages/ranking-engine/constants.js';
import { assessCandidates, orderCandidates } from '../../src/stages/ranking-engine/rank-candidates.js';
import { type Combine, type Limit } from '../../src/stages/ranking-engine/scorers/closeness-ceiling.js';

/** The numbers of the ranking that were chosen on data, with the values that are compared. */
const GRID = {
  /** Factor of the amounts of work at which a level of closeness reaches 63 %. */
  scales: [1, 0.6, 0.8, 1.4],
  /** The same for the work of the last year. */
  activity: [1, 0.7, 1.4],
  mostFromStack: [0.4, 0.2, 0.3, 0.5],
  fullStack: [0.6, 0.5, 0.8],
  wordsShare: [0.6, 0.5, 0.7],
} as const;

type Setting = { readonly [Name in keyof typeof GRID]: number };
/** The first value of each number is the one of the service, before this file changes any. */
const SHIPPED = settingAt(0);

const OF_SCALES = {
  wordsScale: RANKING.skillMatch.wordsScale,
  experience: RANKING.experience.scale,
  domain: RANKING.domain.scale,
  activity: RANKING.activity.scale,
};

/** All settings of the grid, that of the service first. */
function settings(): Setting[] {
  const count = Object.values(GRID).reduce((all, values) => all * values.length, 1);
  return Array.from({ length: count }, (_, index) => settingAt(index));
}

function settingAt(index: number): Setting {
  let rest = index;
  return Object.fromEntries(
    Object.entries(GRID).map(([name, values]) => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return [name, value];
    }),
  ) as Setting;
}

type Writable<Value> = { -readonly [Name in keyof Value]: number };
/** The constants of the engine, which only this evaluation changes: scorers read them at each call. */
const change = <Value extends object>(constants: Value, values: Partial<Writable<Value>>): void => {
  Object.assign(constants, values);
};

function apply({ scales, activity, mostFromStack, fullStack, wordsShare }: Setting): void {
  change(RANKING.skillMatch, { wordsScale: OF_SCALES.wordsScale * scales, wordsShare });
  change(RANKING.experience, { scale: OF_SCALES.experience * scales });
  change(RANKING.domain, { scale: OF_SCALES.domain * scales });
  change(RANKING.activity, { scale: OF_SCALES.activity * activity });
  change(RANKING.closeness, { mostFromStack, fullStack });
}

/** Without the ceiling, amount replaces closeness: each unit of work counts with the closeness of its repository. */
const exchange: Combine = (works, at, spread = RANKING.closeness.spread) => {
  const sums = new Map<Limit | null, number>();
  for (const { closeness, amount, limit } of works) sums.set(limit, (sums.get(limit) ?? 0) + closeness * amount.value);
  let all = 0;
  for (const [limit, sum] of sums) all += limit === null ? sum : limit.most * exponentialSaturation(sum, limit.most);
  return { value: exponentialSaturation(all, at) ** spread, shares: () => [] };
};

/** A principle, and what switches it off until the next change of the constants. */
const PRINCIPLES: readonly { name: string; off: () => Combine | undefined }[] = [
  {
    name: 'closeness is a ceiling (off: an exchange rate, scales doubled)',
    off: () => {
      apply({ ...SHIPPED, scales: 2, activity: 2 });
      return exchange;
    },
  },
  { name: 'the stack makes a repository close', off: () => apply({ ...SHIPPED, mostFromStack: 0 }) as undefined },
  {
    name: 'doubt about authorship is no proof of absence',
    off: () => change(RANKING.work, { presumedCommitFactor: 0 }) as undefined,
  },
  { name: 'not observable is not missing', off: () => change(RANKING.skillMatch, { notObservable: 1 }) as undefined },
  { name: 'the place is a small step', off: () => change(RANKING.place, { unknown: 0, elsewhere: 0 }) as undefined },
];

const ORIGINAL = {
  presumedCommitFactor: RANKING.work.presumedCommitFactor,
  notObservable: RANKING.skillMatch.notObservable,
  unknown: RANKING.place.unknown,
  elsewhere: RANKING.place.elsewhere,
};

function restore(): void {
  const { presumedCommitFactor, notObservable, unknown, elsewhere } = ORIGINAL;
  apply(SHIPPED);
  change(RANKING.work, { presumedCommitFactor });
  change(RANKING.skillMatch, { notObservable });
  change(RANKING.place, { unknown, elsewhere });
}

/** The ranking of every job with other numbers, or with a principle off. The people are read once. */
export class RankValidation {
  private readonly pools: readonly ReadPool[];

  constructor(
    private readonly data: RankDataset,
    private readonly referenceDate: Date,
  ) {
    this.pools = data.jobs.map((job) => readPool(job, data, referenceDate));
  }

  get jobs(): string[] {
    return this.data.jobs.map(({ id }) => id);
  }

  /** The figures of each job with the service's numbers. */
  shipped(): RankMetrics[] {
    restore();
    return this.judgeAll();
  }

  /** The figures of each job with one principle off, by the principle. */
  ablations(): Map<string, RankMetrics[]> {
    return new Map(
      PRINCIPLES.map(({ name, off }) => {
        restore();
        const judged = this.judgeAll(off());
        restore();
        return [name, judged] as const;
      }),
    );
  }

  /**
   * For each job, the setting that is best on the other jobs (mean of nDCG@10 and nDCG@25; of equal ones the first), and
   * its figures on the job.
   */
  leaveOneOut(): { setting: Setting; held: RankMetrics }[] {
    const tried = settings().map((setting) => {
      apply(setting);
      return { setting, judged: this.judgeAll() };
    });
    restore();
    return this.jobs.map((_job, place) => {
      const worth = (judged: readonly RankMetrics[]): number => {
        const { ndcg10, ndcg25 } = meanOf(judged.filter((_, other) => other !== place));
        return ndcg10 + ndcg25;
      };
      const best = tried.reduce((first, next) => (worth(next.judged) > worth(first.judged) ? next : first));
      return { setting: best.setting, held: best.judged[place] ?? judge([], new Map()) };
    });
  }

  private judgeAll(combine?: Combine): RankMetrics[] {
    return this.pools.map(({ requirement, candidates }, place) => {
      const { referenceDate } = this;
      const assessments = assessCandidates(candidates, { requirement, referenceDate, combine });
      const assessed = candidates.flatMap((candidate, index) => {
        const assessment = assessments[index];
        return assessment === undefined ? [] : [{ candidate, assessment }];
      });
      const order = orderCandidates(assessed).map(({ githubUsername }) => githubUsername);
      return judge(order, this.data.jobs[place]?.grades ?? new Map());
    });
  }
}

/** The tables: numbers chosen on seven jobs and measured on the eighth, and each principle alone. */
export function describeValidation(validation: RankValidation): string {
  const row = (name: string, { ndcg10, ndcg25, p10 }: RankMetrics, more = ''): string =>
    `${name.padEnd(64)} ${[ndcg10, ndcg25, p10].map((figure) => figure.toFixed(3).padStart(7)).join(' ')}  ${more}`;
  const words = (setting: Setting): string =>
    Object.entries(setting)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
  const shipped = meanOf(validation.shipped());
  const held = validation.leaveOneOut();
  return [
    `${'numbers chosen on the other jobs'.padEnd(64)} nDCG@10 nDCG@25    P@10`,
    ...validation.jobs.map((job, place) => {
      const fold = held[place];
      return fold === undefined ? '' : row(job, fold.held, words(fold.setting));
    }),
    row('mean of the jobs that were left out', meanOf(held.map((fold) => fold.held))),
    row('numbers of the service', shipped, words(SHIPPED)),
    '',
    `${'one principle off'.padEnd(64)} nDCG@10 nDCG@25    P@10`,
    ...[...validation.ablations()].map(([name, judged]) => row(name, meanOf(judged))),
  ].join('\n');
}
