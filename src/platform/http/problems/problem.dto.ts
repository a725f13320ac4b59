import { ApiProperty } from '@nestjs/swagger';
import { type ProblemCode, PROBLEM_CODES } from '../../common/problem.js';

/** An invalid field of the request. */
export class ProblemFieldError {
  /** Path of the field, e.g. `weights.skillMatch`. */
  field: string;
  /** What is required of it. */
  message: string;
}

/** An error (RFC 9457). */
export class ProblemDocument {
  /** Identifies the type of problem. */
  type: string;
  /** The type of problem in a few words. */
  title: string;
  /** The HTTP status. */
  status: number;
  /** What went wrong this time. */
  detail: string;
  /** The requested path. */
  instance: string;
  /** Stable code in `snake_case`. Each operation lists the codes of each status. */
  @ApiProperty({ enum: PROBLEM_CODES, enumName: 'ProblemCode' })
  code: ProblemCode;
  /** The request's id, as in `X-Request-Id`. */
  requestId: string;
  /** The invalid fields, where validation failed. */
  errors?: ProblemFieldError[];
  /** The failed run, if the error comes from a run. */
  executionId?: string;
  /** Its project, which keeps the results of the stages before. */
  projectId?: string;
  /** The stage that failed. */
  module?: string | null;
  /** The status of the project, where it does not allow the request (`invalid_project_state`). */
  projectStatus?: string;
  /** The changes that the project allows now for this user, as operation ids of this document. */
  allowed?: string[];
}
