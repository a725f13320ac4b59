import { type StageContext } from '../../domain/stage.js';

/** The loading phases of a run, in order. */
type Phase = 'profiles' | 'repositories' | 'finalists';

/** Number of parts of a finalist that are loaded one after the other. */
export const FINALIST_PARTS = 4;

/** Reports how many of the planned loads are done. The reported share never falls. */
export class LoadingProgress {
  private readonly planned: Record<Phase, number> = { profiles: 0, repositories: 0, finalists: 0 };
  private readonly done: Record<Phase, number> = { profiles: 0, repositories: 0, finalists: 0 };

  constructor(private readonly context: StageContext) {}

  /** Sets the numbers of planned loads, once. */
  plan(profiles: number, pool: number, finalists: number): void {
    if (this.planned.profiles > 0) return;
    Object.assign(this.planned, {
      profiles,
      repositories: Math.min(profiles, pool),
      finalists: Math.min(profiles, finalists) * FINALIST_PARTS,
    });
  }

  /** Reports how many loads of a phase are done. */
  reach(phase: Phase, done: number, detail: string): void {
    this.done[phase] = Math.max(this.done[phase], Math.min(done, this.planned[phase]));
    this.report(detail);
  }

  /** Reports that a phase is complete, even if it had fewer loads than planned. */
  finish(phase: Phase, detail: string): void {
    this.reach(phase, this.planned[phase], detail);
  }

  private report(detail: string): void {
    const sum = ({ profiles, repositories, finalists }: Record<Phase, number>): number =>
      profiles + repositories + finalists;
    this.context.progress(sum(this.done), Math.max(1, sum(this.planned)), detail);
  }
}
