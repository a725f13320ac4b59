/** White space in a row that no manifest has: the readers need not go through 256 KiB of it. */
const LONGEST_BLANK = 1_000;
/** Characters of the longest line of a manifest that people write by hand. JSON and XML may come on one line. */
const LONGEST_LINE = 10_000;
const ON_ONE_LINE = /\.(?:json|xml|props|[cf]sproj)$/;

/** Whether a text looks like something that people or their tools have written. Goes through it once. */
export function isPlausible(fileName: string, text: string): boolean {
  return (
    longestRun(text, isBlank) < LONGEST_BLANK &&
    (ON_ONE_LINE.test(fileName) || longestRun(text, isWithinLine) <= LONGEST_LINE)
  );
}

/** Length of the longest run of characters of a kind. */
function longestRun(text: string, belongs: (code: number) => boolean): number {
  let longest = 0;
  let run = 0;
  for (let index = 0; index < text.length; index += 1) {
    run = belongs(text.charCodeAt(index)) ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

/** Space, tab, line breaks and other controls, and the no-break space. */
const isBlank = (code: number): boolean => code <= 0x20 || code === 0xa0;
const isWithinLine = (code: number): boolean => code !== 0x0a && code !== 0x0d;
