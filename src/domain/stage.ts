/** The four core stages, in the order in which a run goes through them. */
export const STAGE_NAMES = ['jd-parser', 'github-sourcer', 'ranking-engine', 'outreach-generator'] as const;
export type StageName = (typeof STAGE_NAMES)[number];

/** Something that was lost or doubtful without failing the run. */
export class Warning {
  /** The stage that says it: `jd-parser`, `github-sourcer`, `ranking-engine` or `outreach-generator`. */
  module: StageName;
  /** Stable code in `snake_case`. */
  code: string;
  /** One sentence in English for a person to read. */
  message: string;
}

/** What a stage is given beside its input. It knows no HTTP, no database, no queue and no other stage. */
export interface StageContext {
  /** "Now" for everything the stage computes; fixed for the whole run, so that a replay gives the same answer. */
  readonly referenceDate: Date;
  /** The moment by which the run has to end. A stage with effects keeps within it and gives what it has. */
  readonly deadline: Date;
  /** Aborted when the run is cancelled or out of time. */
  readonly signal: AbortSignal;
  /** Id of the user for whom the stage works: heavy computing takes turns between users. */
  readonly onBehalfOf: string;
  /** Leaves a warning on the run. */
  warn(code: string, message: string): void;
  /** Tells how much of the stage's work is done: `done` of `total` units (profiles, messages). */
  progress(done: number, total: number, detail?: string): void;
  /** What was done up to here is kept; after a crash the work goes on behind it. Call after each batch that was stored. */
  checkpoint(): Promise<void>;
}

/** A core stage: one direction, `(input, context) → output`. The same input gives the same output. */
export interface Stage<Input, Output> {
  readonly name: StageName;
  run(input: Input, context: StageContext): Promise<Output>;
}
