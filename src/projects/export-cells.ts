/** White space and characters that nothing is drawn for: a spreadsheet may skip them before it looks for a formula. */
const UNSEEN = String.raw`[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]*`;

/** The signs that begin a formula (OWASP, CSV injection), also as wide and small forms, which some spreadsheets read alike. */
const FORMULA = new RegExp(String.raw`^(?:[\t\r\n]|${UNSEEN}[=+\-@＝＋－＠﹦﹢﹣﹫])`, 'u');

/**
 * A cell that no spreadsheet runs as a formula: names and bios are strangers' text. An apostrophe in front makes it plain text.
 * Numbers are our own and stay numbers.
 */
export function spreadsheetCell(value: string | number | null): string | number | null {
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;
}

/** Ends of lines and controls for some readers, which JSON leaves as they are. */
const LINE_ENDS = /[\u007f-\u009f\u2028\u2029]/g;

/** A value as one line of NDJSON, its end included: no reader finds another end of a line in it. */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value).replace(
    LINE_ENDS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}
