import { type StageContext } from '../../domain/stage.js';

/** The parts of a run's loading, in their order. */
type Phase = 'profiles' | 'repositories' | 'finalists';

/** Parts of a finalist's prospect that are loaded one after the other. */
export const FINALIST_PARTS = 4;

/** Tells how many loads are done of those that are to be made: the share never falls. */
export class LoadingProgress {
  private readonly planned: Record<Phase, number> = { profiles: 0, repositories: 0, finalists: 0 };
  private readonly done: Record<Phase, number> = { profiles: 0, repositories: 0, finalists: 0 };

  constructor(private readonly context: StageContext) {}

  /** Fixes how much there is to do, once. */
  plan(profiles: number, pool: number, finalists: number): void {
    if (this.planned.profiles > 0) return;
    Object.assign(this.planned, {
      profiles,
      repositories: Math.min(profiles, pool),
      finalists: Math.min(profiles, finalists) * FINALIST_PARTS,
    });
  }

  /** Notes that so many of a phase's loads are done. */
  reach(phase: Phase, done: number, detail: string): void {
    this.done[phase] = Math.max(this.done[phase], Math.min(done, this.planned[phase]));
    this.report(detail);
  }

  /** Notes that a phase is over, also where there was less to do than planned. */
  finish(phase: Phase, detail: string): void {
    this.reach(phase, this.planned[phase], detail);
  }

  private report(detail: string): void {
    const sum = ({ profiles, repositories, finalists }: Record<Phase, number>): number =>
      profiles + repositories + finalists;
    this.context.progress(sum(this.done), Math.max(1, sum(this.planned)), detail);
  }
}
