/** White space and invisible characters, which a spreadsheet may skip before it looks for a formula. */
const UNSEEN = String.raw`[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]*`;

/**
 * The signs that begin a formula (OWASP, CSV injection), also in their wide and small forms, which some spreadsheets
 * treat in the same way.
 */
const FORMULA = new RegExp(String.raw`^(?:[\t\r\n]|${UNSEEN}[=+\-@＝＋－＠﹦﹢﹣﹫])`, 'u');

/**
 * Returns a cell that no spreadsheet runs as a formula, because names and bios are written by strangers. An apostrophe
 * in front makes it plain text. Numbers are our own and stay numbers.
 */
export function spreadsheetCell(value: string | number | null): string | number | null {
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;
}

/** Characters that some readers treat as line ends or controls, and that JSON does not escape. */
const LINE_ENDS = /[\u007f-\u009f\u2028\u2029]/g;

/**
 * Returns a value as one line of NDJSON with its line end. The line contains nothing else that a reader could take for
 * a line end.
 */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value).replace(
    LINE_ENDS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}
