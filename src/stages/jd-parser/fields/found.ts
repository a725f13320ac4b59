import { type TextSpan } from '../text/text-builder.js';

/** What was read, and where in the text of the posting. */
export interface Found<T> {
  readonly value: T;
  readonly span: TextSpan;
}
