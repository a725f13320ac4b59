import { type RankedCandidateView } from '../../domain/views/ranked-candidate-view.js';
import { linkOf } from '../../domain/views/unpack.js';
import { type Page, style } from './page.js';
import { pad, printable, shorten, widthOf } from './text-width.js';

/** Columns between two cells. */
const GAP = '  ';
/** Most columns of a login if lines are limited; logins of GitHub have up to 39 characters. */
const LOGIN_WIDTH = 24;
/** Share of the columns after the login for the skills that were shown; the rest is for those that were not seen. */
const SHOWN_SHARE = 0.6;

/**
 * The ranked people as a table. If lines are limited, the best evidence of each person is on a line of its own, and what
 * does not fit is cut; otherwise everything is on one line.
 */
export function describePeople(people: readonly RankedCandidateView[], page: Page): string {
  if (people.length === 0) return 'Nobody was found.';
  const table = [['#', 'score', 'login', 'matched', 'not seen'], ...people.map(cellsOf)];
  const isWide = !Number.isFinite(page.width);
  const widths = isWide ? widestOf(table) : limitedWidths(table, page.width);
  const lines = table.map((cells) => lineOf(cells, widths));
  const links = people.map((person) => printable(evidenceOf(person)));
  const total = widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
  const head = lines[0] ?? '';
  if (isWide) return [`${pad(head, total)}${GAP}evidence`, ...withLinks(lines, links, total)].join('\n');
  const indent = ' '.repeat((widths[0] ?? 0) + GAP.length);
  return [
    style(page, 'bold', head),
    ...links.flatMap((link, index) => [
      lines[index + 1] ?? '',
      style(page, 'dim', `${indent}${shorten(link, page.width - indent.length)}`),
    ]),
  ].join('\n');
}

function cellsOf(person: RankedCandidateView): string[] {
  return [
    String(person.rank),
    person.totalScore.toFixed(1),
    person.githubUsername,
    person.matchedSkills.map(({ name }) => name).join(', ') || 'none',
    person.missingSkills.join(', ') || 'none',
  ].map(printable);
}

/** The best link to what the person has done, else the profile. */
function evidenceOf(person: RankedCandidateView): string {
  for (const skill of person.matchedSkills) {
    const link = linkOf(person, skill);
    if (link !== null) return link;
  }
  return person.profileUrl;
}

function widestOf(table: readonly string[][]): number[] {
  return (table[0] ?? []).map((_, column) => Math.max(...table.map((cells) => widthOf(cells[column] ?? ''))));
}

/** Widths that add up to at most `width` with their gaps. */
function limitedWidths(table: readonly string[][], width: number): number[] {
  const [rank = 0, score = 0, login = 0] = widestOf(table);
  const loginWidth = Math.min(login, LOGIN_WIDTH);
  const rest = width - rank - score - loginWidth - 4 * GAP.length;
  const shown = Math.floor(rest * SHOWN_SHARE);
  return [rank, score, loginWidth, shown, rest - shown];
}

function lineOf(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => {
      const width = widths[column] ?? 0;
      // Numbers end below each other.
      return column < 2 ? cell.padStart(width) : pad(shorten(cell, width), width);
    })
    .join(GAP)
    .trimEnd();
}

function withLinks(lines: readonly string[], links: readonly string[], width: number): string[] {
  return links.map((link, index) => `${pad(lines[index + 1] ?? '', width)}${GAP}${link}`);
}
