import { type CleanText } from '../text/text-builder.js';
import { readHeading } from './headings.js';

/** A line with fewer characters is read as it is. */
const SHORTEST_GLUED = 160;
/** The header of a who-is-hiring posting ends within this many characters. */
const LONGEST_HEADER = 600;
/** Header lines have at least this many cells. */
const FEWEST_CELLS = 3;
/** Most words of a heading between two items. */
const LONGEST_HEADING = 6;

/** The first words of prose after a header: "| Full-time We're building …". */
const PROSE =
  /(?<=[\p{L}\p{N}).%+] )(?:We(?:'re|'ve| are| have| build| help| make| need| seek| offer)?|Our|I'm|I am|Hi|Hello|Hey|You(?:'ll|'re| will| are)?|The|This|If|Join|At|About|Are you|Do you|Come|Help us|Looking for|(?:Tech )?[Ss]tack:|Role:|Responsibilities:|Requirements:)(?=[ ,:])/gu;
/** A bullet within a line: "… systems - Execution and …", "* Work from home", "• Go". */
const INNER_BULLET = / (?:-(?= [\p{Lu}\d])|[*•●▪◦](?= ?\p{L}))/gu;
const FEWEST_BULLETS = 2;
/** A bullet whose text stands on one of the next lines, as copied from a page. */
const EMPTY_BULLET = /(?<=^|\n)[-*•](\n{1,3})(?=[^\n\s*•-])/g;

/**
 * Puts lines back that an archive or a form glued together, and bullets that it parted from their text. Only spaces and
 * line breaks change, so that every offset stays what it is.
 */
export function unglue(clean: CleanText): CleanText {
  const whole = clean.text.replaceAll(EMPTY_BULLET, (_, breaks: string) => `${'\n'.repeat(breaks.length - 1)}- `);
  const breaks: number[] = [];
  let start = 0;
  for (const line of whole.split('\n')) {
    if (line.length >= SHORTEST_GLUED) breaks.push(...breaksIn(line).map((at) => start + at));
    start += line.length + 1;
  }
  return breaks.length === 0 && whole === clean.text ? clean : { ...clean, text: withBreaks(whole, breaks) };
}

/** The places of a long line where a new line begins, each at a space. */
function breaksIn(line: string): number[] {
  const header = line.split(' | ', FEWEST_CELLS).length >= FEWEST_CELLS ? breaksOfHeader(line) : [];
  const bullets = [...line.matchAll(INNER_BULLET)].map(({ index }) => index);
  const items = bullets.length >= FEWEST_BULLETS || (bullets.length === 1 && line.startsWith('- ')) ? bullets : [];
  const headings = items.flatMap((at) => headingBefore(line, at));
  return [...new Set([...header, ...items, ...headings])].toSorted((one, other) => one - other);
}

/** "A | B | Remote We're building …": the prose begins after the last cell. The stack may be a header of its own. */
function breaksOfHeader(line: string): number[] {
  const cells = line.slice(0, LONGEST_HEADER);
  const name = /^\p{Lu}[\p{L}\p{N}&'-]{1,30}/u.exec(cells)?.[0] ?? '';
  const own = name === '' ? [] : placesOfName(cells, name);
  const starts = [...[...cells.matchAll(PROSE)].map(({ index }) => index), ...own].toSorted((a, b) => a - b);
  const found: number[] = [];
  for (const at of starts) {
    const pipes = cells.slice(found.at(-1) ?? 0, at).includes(' | ');
    if (pipes && !cells.startsWith('| ', at)) found.push(at - 1);
  }
  return found;
}

/** Where the employer's name begins a sentence: "Acme is …". */
function placesOfName(cells: string, name: string): number[] {
  const places: number[] = [];
  for (let at = cells.indexOf(` ${name} `, 1); at >= 0; at = cells.indexOf(` ${name} `, at + 1))
    if (/^(?:is|was|helps|builds|makes|provides|offers|develops) /.test(cells.slice(at + name.length + 2)))
      places.push(at + 1);
  return places;
}

/** "… Riviera Another plus is: - Experience": the words before a bullet may be a heading that has slipped in. */
function headingBefore(line: string, bullet: number): number[] {
  if (line.charAt(bullet - 1) !== ':') return [];
  const words = line.slice(Math.max(0, bullet - 80), bullet).split(' ');
  let best: { extra: number; length: number } | undefined;
  for (let count = 1; count <= Math.min(LONGEST_HEADING, words.length - 1); count++) {
    const heading = words.slice(-count).join(' ');
    const reading = /^\p{Lu}/u.test(heading) ? readHeading(heading) : undefined;
    const extra = reading?.extraWords ?? Infinity;
    if (extra <= 2 && extra < (best?.extra ?? Infinity)) best = { extra, length: heading.length };
  }
  if (best !== undefined) return [bullet - best.length - 1];
  return [];
}

function withBreaks(text: string, breaks: readonly number[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const at of breaks) {
    pieces.push(text.slice(done, at), '\n');
    done = at + 1;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
