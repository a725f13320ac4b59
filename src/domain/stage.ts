/** The four core stages, in the order of a run. */
export const STAGE_NAMES = ['jd-parser', 'github-sourcer', 'ranking-engine', 'outreach-generator'] as const;
export type StageName = (typeof STAGE_NAMES)[number];

/** A loss of data or a doubt that did not fail the run. */
export class Warning {
  /** The stage that reported it: `jd-parser`, `github-sourcer`, `ranking-engine` or `outreach-generator`. */
  module: StageName;
  /** Stable code in `snake_case`. */
  code: string;
  /** One sentence in English for a person to read. */
  message: string;
}

/** What a stage receives in addition to its input. A stage knows no HTTP, no database, no queue and no other stage. */
export interface StageContext {
  /**
   * "Now" for everything that the stage computes. It is the same for the whole run, so that a replay has the same
   * result.
   */
  readonly referenceDate: Date;
  /** The run must end by this time. A stage that calls other services stops in time and returns what it has. */
  readonly deadline: Date;
  /** Aborted when the run is cancelled or has reached its deadline. */
  readonly signal: AbortSignal;
  /** Id of the user for whom the stage works. Worker threads serve the users in turn. */
  readonly onBehalfOf: string;
  /** Adds a warning to the run. */
  warn(code: string, message: string): void;
  /** Reports how much of the stage is done: `done` of `total` units (profiles, messages). */
  progress(done: number, total: number, detail?: string): void;
  /** Saves the progress of the stage: after a crash, the run continues from here. Call it after each stored batch. */
  checkpoint(): Promise<void>;
}

/** A core stage: `(input, context) → output`. The same input has the same output. */
export interface Stage<Input, Output> {
  readonly name: StageName;
  run(input: Input, context: StageContext): Promise<Output>;
}
