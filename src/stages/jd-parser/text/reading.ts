import { type TextBuilder } from './text-builder.js';

/** What the readers of single signs share while one posting is read. */
export interface Reading {
  readonly source: string;
  readonly out: TextBuilder;
  /** Tags break the lines; a line break of the source means something only where the text shows that it does. */
  readonly html: boolean;
  /** A tag has been read: what stands before the first one is plain text. */
  tagged: boolean;
  /** Closing marks that are known not to come any more, so that nobody searches the rest of the text twice. */
  readonly missing: Set<string>;
}
