import { type StageName } from '../../domain/stage.js';
import { type StageProgress, type StageStatus } from '../pipeline.dto.js';
import { type PipelineStage } from './pipeline-stages.js';

/** The progress of a run as stored in its row. */
export interface ProgressSnapshot {
  currentModule: StageName | null;
  progressPercentage: number;
  stages: StageProgress[];
}

/** Computes the progress of a run from the work done; the percentage never decreases. */
export class RunProgress {
  private readonly stages: StageProgress[];
  private current: StageName | null = null;
  private percentage: number;

  constructor(
    private readonly steps: readonly PipelineStage[],
    before: Pick<ProgressSnapshot, 'progressPercentage' | 'stages'>,
  ) {
    this.percentage = before.progressPercentage;
    this.stages = before.stages.length > 0 ? before.stages.map((stage) => ({ ...stage })) : initialStages(steps);
  }

  start(name: StageName, at: string): void {
    this.current = name;
    this.change(name, { status: 'running', startedAt: at, finishedAt: null, detail: null });
  }

  /** Records that `done` of `total` units of the current stage are done. Returns whether the percentage has changed. */
  advance(name: StageName, done: number, total: number, detail: string | undefined): boolean {
    if (detail !== undefined) this.change(name, { detail });
    const fraction = total > 0 && done > 0 ? Math.min(1, done / total) : 0;
    return this.raiseTo(this.shareBefore(name) + this.shareOf(name) * fraction);
  }

  end(name: StageName, status: StageStatus, at: string): void {
    this.current = null;
    this.change(name, { status, finishedAt: at });
    if (status === 'completed') this.raiseTo(this.shareBefore(name) + this.shareOf(name));
  }

  snapshot(): ProgressSnapshot {
    return { currentModule: this.current, progressPercentage: this.percentage, stages: this.stages };
  }

  private raiseTo(percentage: number): boolean {
    const before = this.percentage;
    this.percentage = Math.max(before, Math.min(100, Math.floor(percentage)));
    return this.percentage !== before;
  }

  private shareOf(name: StageName): number {
    return this.steps.find((step) => step.name === name)?.share ?? 0;
  }

  private shareBefore(name: StageName): number {
    const index = this.steps.findIndex((step) => step.name === name);
    return this.steps.slice(0, index).reduce((sum, step) => sum + step.share, 0);
  }

  private change(name: StageName, change: Partial<StageProgress>): void {
    const stage = this.stages.find((candidate) => candidate.name === name);
    if (stage !== undefined) Object.assign(stage, change);
  }
}

/** Returns the stages of a run that has not begun. */
export function initialStages(steps: readonly Pick<PipelineStage, 'name'>[]): StageProgress[] {
  return steps.map(({ name }) => ({ name, status: 'pending', startedAt: null, finishedAt: null, detail: null }));
}
