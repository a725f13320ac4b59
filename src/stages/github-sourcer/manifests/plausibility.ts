/** No manifest has this much white space in a row; the check saves the parsers from up to 256 KiB of it. */
const LONGEST_BLANK = 1_000;
/** Longest line of a manifest written by hand, in characters. JSON and XML may stand on one line. */
const LONGEST_LINE = 10_000;
const ON_ONE_LINE = /\.(?:json|xml|props|[cf]sproj)$/;

/** Whether a text looks as if people or their tools have written it. Reads the text once. */
export function isPlausible(fileName: string, text: string): boolean {
  return (
    longestRun(text, isBlank) < LONGEST_BLANK &&
    (ON_ONE_LINE.test(fileName) || longestRun(text, isWithinLine) <= LONGEST_LINE)
  );
}

/** Returns the length of the longest sequence of characters of a kind. */
function longestRun(text: string, belongs: (code: number) => boolean): number {
  let longest = 0;
  let run = 0;
  for (let index = 0; index < text.length; index += 1) {
    run = belongs(text.charCodeAt(index)) ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

/** Space, tab, line breaks and other control characters, and the no-break space. */
const isBlank = (code: number): boolean => code <= 0x20 || code === 0xa0;
const isWithinLine = (code: number): boolean => code !== 0x0a && code !== 0x0d;
