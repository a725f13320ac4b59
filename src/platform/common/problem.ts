/**
 * Every error code that a client can receive, with its HTTP status (RFC 9457). One table, so that each code has exactly
 * one status.
 */
export const PROBLEMS = {
  bad_request: { status: 400, title: 'This is not a request that can be read' },
  malformed_json: { status: 400, title: 'The body is not valid JSON' },
  unauthenticated: { status: 401, title: 'Authentication is required' },
  invalid_credentials: { status: 401, title: 'The e-mail address or the password is wrong' },
  insufficient_scope: { status: 403, title: 'The API key may not do this' },
  insufficient_role: { status: 403, title: 'Your role in the project does not allow this' },
  cross_site_request: { status: 403, title: 'The request comes from another site' },
  forbidden: { status: 403, title: 'This is not allowed' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'This method is not allowed here' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
  email_taken: { status: 409, title: 'This e-mail address is already registered' },
  invalid_project_state: { status: 409, title: 'The project is not in a state that allows this' },
  too_many_projects: { status: 409, title: 'There is no room for another project' },
  too_many_members: { status: 409, title: 'There is no room for another member' },
  too_many_presets: { status: 409, title: 'There is no room for another preset' },
  preset_name_taken: { status: 409, title: 'There is a preset with this name' },
  too_many_api_keys: { status: 409, title: 'There is no room for another API key' },
  idempotency_key_reused: { status: 409, title: 'This idempotency key was used with another body' },
  outreach_not_possible: { status: 409, title: 'No message can be drafted for this person' },
  cancelled: { status: 409, title: 'The run was cancelled' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body must be JSON' },
  expectation_failed: { status: 417, title: 'What the request expects cannot be met' },
  validation_failed: { status: 422, title: 'The request does not hold what it must' },
  job_description_unusable: { status: 422, title: 'The job description cannot be used' },
  too_many_attempts: { status: 429, title: 'Too many attempts' },
  too_many_runs: { status: 429, title: 'Too many runs are waiting' },
  too_many_streams: { status: 429, title: 'Too many event streams are open' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  request_header_fields_too_large: { status: 431, title: 'The request headers are too large' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
  run_crashed: { status: 500, title: 'The run ended the process that worked on it' },
  github_unavailable: { status: 502, title: 'GitHub could not be reached' },
  not_ready: { status: 503, title: 'The service is not ready' },
  github_rate_limited: { status: 503, title: 'GitHub has limited our requests' },
  pipeline_timeout: { status: 504, title: 'The run took longer than allowed' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** All codes, for the OpenAPI document. */
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** One invalid field. */
export interface FieldError {
  /** Path of the field, e.g. `weights.skillMatch`. */
  field: string;
  /** What is required of it, in English. */
  message: string;
}

export interface ProblemOptions {
  /** The original error: logged, never sent. */
  cause?: unknown;
  /** The invalid fields. */
  errors?: FieldError[];
  /** Seconds after which a retry makes sense; sent as `Retry-After`. */
  retryAfterSeconds?: number;
  /** Further members of the problem document (RFC 9457, section 3.2), e.g. `projectId`. */
  extensions?: Readonly<Record<string, string | number | null | readonly string[]>>;
}

/** An error with a code. `detail` is written for the client: no path, no SQL, no text from strangers. */
export class Problem extends Error {
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly extensions: ProblemOptions['extensions'];

  constructor(
    readonly code: ProblemCode,
    readonly detail: string = PROBLEMS[code].title,
    options: ProblemOptions = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = 'Problem';
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.extensions = options.extensions;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  /**
   * With `expose`, the signature of `http-errors`: Nest's own filter then answers with this status on a controller of a
   * host application behind `JwtAuthGuard`, instead of 500.
   */
  get statusCode(): number {
    return this.status;
  }

  /** Whether the message may be sent: it is the detail, which is written for the client. */
  get expose(): boolean {
    return true;
  }

  get title(): string {
    return PROBLEMS[this.code].title;
  }
}
