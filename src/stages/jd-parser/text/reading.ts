import { type TextBuilder } from './text-builder.js';

/** The state that the readers share while one posting is read. */
export interface Reading {
  readonly source: string;
  readonly out: TextBuilder;
  /**
   * Whether the text is HTML: tags break lines there, and line breaks of the source count only after a sentence or
   * before a bullet.
   */
  readonly html: boolean;
  /** Whether a tag has been read. The text before the first tag is plain text. */
  tagged: boolean;
  /** Closing marks that do not occur in the rest of the text, so that they are searched for only once. */
  readonly missing: Set<string>;
}
