/** An error for a single field in GitHub's format: a type beside the message. */
export class FieldError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}
