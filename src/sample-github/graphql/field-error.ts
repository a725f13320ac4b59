/** A field that cannot be given, as GitHub says it: a type beside the message. */
export class FieldError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}
