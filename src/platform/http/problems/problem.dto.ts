/** A field of the request that does not hold. */
export class ProblemFieldError {
  /** Path of the field, e.g. `weights.skillMatch`. */
  field: string;
  /** What must hold. */
  message: string;
}

/** An error, as RFC 9457 has it. */
export class ProblemDocument {
  /** Names the kind of problem. */
  type: string;
  /** The kind of problem in a few words. */
  title: string;
  /** The HTTP status. */
  status: number;
  /** What went wrong this time. */
  detail: string;
  /** The path that was asked for. */
  instance: string;
  /** Stable code in `snake_case`. */
  code: string;
  /** The request's id, as in `X-Request-Id`. */
  requestId: string;
  /** The fields that do not hold, where validation failed. */
  errors?: ProblemFieldError[];
  /** The run that failed, where it was one. */
  executionId?: string;
  /** Its project, which holds what was made before. */
  projectId?: string;
  /** The stage that failed. */
  module?: string | null;
}
