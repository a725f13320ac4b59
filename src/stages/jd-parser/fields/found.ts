import { type TextSpan } from '../text/text-builder.js';

/** A value, and where in the text of the posting it was read. */
export interface Found<T> {
  readonly value: T;
  readonly span: TextSpan;
}
