import { inspect } from 'node:util';

/** How a text is laid out. */
export interface Page {
  /** Most columns of a line; `Infinity` shows everything on one line (`--wide`). */
  width: number;
  /** Whether terminal colours are used. */
  isColoured: boolean;
}

/** Lines of files and pipes, and of terminals that do not say how wide they are. */
const DEFAULT_WIDTH = 80;
/** Narrower terminals break the lines themselves. */
const LEAST_WIDTH = 60;

/**
 * Returns the page of an output stream, or of a file (null). `hasColors` knows NO_COLOR, FORCE_COLOR and what the terminal can do; outside of
 * a terminal there are no colours.
 */
export function pageOf(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'hasColors'> | null,
  isWide = false,
): Page {
  const isTerminal = stream?.isTTY === true;
  const columns = isTerminal ? stream.columns || DEFAULT_WIDTH : DEFAULT_WIDTH;
  return {
    width: isWide ? Number.POSITIVE_INFINITY : Math.max(LEAST_WIDTH, columns),
    isColoured: isTerminal && stream.hasColors(),
  };
}

/**
 * Emphasizes a text, or makes it less visible, if the page has colours. `styleText` of Node.js 20 would look at standard
 * output again.
 */
export function style({ isColoured }: Page, format: 'bold' | 'dim', text: string): string {
  const codes = inspect.colors[format];
  return isColoured && codes !== undefined ? `\u001b[${codes[0]}m${text}\u001b[${codes[1]}m` : text;
}
