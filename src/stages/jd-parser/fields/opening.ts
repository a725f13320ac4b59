import { findPlaces } from '../../../knowledge/places/place-resolver.js';
import { findSkills } from '../../../knowledge/skills/skill-matcher.js';
import { stemRarity } from '../../../knowledge/text/word-rarity.js';
import { words } from '../../../knowledge/text/words.js';
import { type Posting } from '../posting.js';
import { foldHeading } from '../structure/folding.js';
import { readHeading } from '../structure/headings.js';
import { type SectionBlock } from '../structure/sections.js';
import { type TextSpan } from '../text/text-builder.js';
import { isTitleNoun, isTitleWithoutNoun } from './role-nouns.js';

/** What the first line or sentence says: "Senior Go Engineer at Acme, remote in Europe". */
export interface Opening {
  readonly role: TextSpan | null;
  readonly company: TextSpan | null;
  /** The line, in which every place is one of work; null if there is no such line. */
  readonly line: TextSpan | null;
  /** The parts of the line, each of which may be a place. */
  readonly parts: readonly TextSpan[];
}

interface Piece extends TextSpan {
  readonly text: string;
  /** The words before it: " at ", " | ", ": ". */
  readonly mark: string;
}

const NOTHING: Opening = { role: null, company: null, line: null, parts: [] };
/** The opening is among this many blocks. */
const FIRST_BLOCKS = 8;
const LONGEST_OPENING = 260;
/** A line with at least two pipes is a header whose cells are not cut further. */
const PIPES = /\|.*\|/;
const CELL = / ?\| ?/g;
/** What separates title, employer and place in a line without pipes. */
const PART =
  / [-–—·>›»] |: |, | (?:at|@) | (?:for|with|in) (?=\p{Lu})|,? (?:to join|joining) | for (?:our|the) | in our |,? (?:wanted|needed|sought)(?: (?:at|by|for) | (?=in )|(?=[,.]))|\. /gu;
/** After these words comes the employer. */
const EMPLOYER_MARK = /^(?: at | @ | for | with |,? to join |,? joining |,? (?:wanted|needed|sought) (?:at|by|for) )$/;
const NAME =
  /^(?=.*\p{Lu})[\p{Lu}\p{N}][\p{L}\p{N}&.'’-]{0,30}(?: (?:&|and|of|the|de|[\p{Lu}\p{N}][\p{L}\p{N}&.'’-]{0,30})){0,4}$/u;
const LEGAL_FORM =
  /\b(?:GmbH|AG|SE|Inc|LLC|Ltd|Limited|Corp|BV|B\.V|SA|S\.A|SAS|Oy|AB|AS|ApS|Pty|PLC|KG|Labs?|Software|Systems|Technologies|Robotics|Games|Studios?|Health|Analytics|Solutions|Group|Media|Bank|Digital|Networks?)\b/;
const BRACKET = / ?\([^()]{1,80}\)/g;
/** "Mosaic.dev" is a name. */
const SITE = /\b[\w-]{1,40}\.(?:dev|io|com|ai|co|app|net|org)\b/gi;
const TERMS =
  /\b(?:remote|hybrid|on-?site|in[ -]person|full[ -]?time|part[ -]?time|contract|freelance|permanent|internship|intern|visa|relocation|anywhere|worldwide|equity|salary|days?|office|hiring|apply|jobs?|careers?|team|role|position|multiple|engineering|various|several|requirements?|experience|vacancy|opening|subject)\b/i;
const MONEY_OR_LINK = /[$€£₹]|\d{2,3} ?k\b|https?:|www\./i;
/** Words of a sentence that a title or a name does not have. */
const VERB = /\b(?:is|are|was|were|has|have|will|you|we|our|your|looking|seeking|seeks?|hires?|hiring|needs?)\b/i;
/** "SEEKING: Go engineer". */
const SEEKING = /^(?:seeking|hiring|now hiring|wanted): /i;
/** Titles of people managers, which name no trade. */
const HEAD_OF = /^(?:head|vp|director|chief) of \p{Lu}/iu;
const LONGEST_TITLE = 9;
const LONGEST_TITLE_LINE = 60;
const SPECIALTY_MARK = /^(?: [-–—] |, | in )$/;
const MOST_SPECIALTY_WORDS = 4;
const SURE_PLACE = 0.5;
/** A name has a word that descriptions of software hardly use. */
const RARE = 0.9;
/** "Acme is hiring! Senior Ruby Developer, Bristol": the title follows. */
const ANNOUNCEMENT = /^[^.!?|]{2,40} (?:is|are) (?:now )?(?:hiring|recruiting|growing)[!:.] (?=\p{Lu})/u;
/** "Multiple Engineering Roles". */
const ROLES = /\b(?:roles|positions|openings)$/i;

/** Reads title and employer from the first line or sentence that names both a job and something else. */
export function readOpening({ blocks, text }: Posting): Opening {
  const first = blocks.slice(0, FIRST_BLOCKS).filter(({ section }) => section === 'header' || section === 'intro');
  for (const [index, block] of first.entries()) {
    const pieces = piecesOf(block);
    const roles = PIPES.test(block.text) ? ROLES : null;
    const title = pieces.findIndex((piece) => isTitle(piece.text));
    const at = title >= 0 ? title : pieces.findIndex(({ text: piece }) => isTitleOfHeader(piece, roles));
    if (at < 0) continue;
    const role = withSpecialty(pieces, at);
    const company = companyIn(pieces, at) ?? (isTitleLine(block) ? beside(first, index, text) : null);
    if (pieces.length === 1 && company === null) return NOTHING;
    return {
      role: pieces.length === 1 ? null : role,
      company,
      line: { start: block.start, end: pieces.at(-1)?.end ?? block.end },
      parts: pieces,
    };
  }
  return NOTHING;
}

/** A line of its own, with the title and hardly more. */
function isTitleLine({ text }: SectionBlock): boolean {
  return !PIPES.test(text) && text.length <= LONGEST_TITLE_LINE && !/[.!?]$/.test(text);
}

/** In a header with pipes, "Multiple Engineering Roles" and "Senior ASP.NET (full-stack)" are titles too. */
function isTitleOfHeader(piece: string, roles: RegExp | null): boolean {
  return roles !== null && (roles.test(piece) || HEAD_OF.test(piece) || isTitleWithoutNoun(piece));
}

/** "SDE II, Backend", "Developer in Rust": what follows belongs to the title if it is neither a place nor a name. */
function withSpecialty(pieces: readonly Piece[], title: number): TextSpan | null {
  const first = pieces[title];
  if (first === undefined) return null;
  let end = first.end;
  for (const piece of pieces.slice(title + 1)) {
    if (!SPECIALTY_MARK.test(piece.mark) || !isSpecialty(piece)) break;
    end = piece.end;
  }
  return { start: first.start, end };
}

function isSpecialty({ text: written, mark }: Piece): boolean {
  const text = written.replaceAll(BRACKET, '').trim();
  if (mark === ' in ') return findSkills(text).some(({ start, end }) => end - start >= text.length - 1);
  if (
    text === '' ||
    text.split(' ').length > MOST_SPECIALTY_WORDS ||
    VERB.test(text) ||
    TERMS.test(text) ||
    MONEY_OR_LINK.test(text)
  )
    return false;
  return !isEmployer(text) && findPlaces(text).every(({ confidence }) => confidence < SURE_PLACE);
}

function piecesOf(block: SectionBlock): Piece[] {
  const text = openingOf(block.text);
  const pieces: Piece[] = [];
  let from = PIPES.test(text) ? 0 : (ANNOUNCEMENT.exec(text)?.[0].length ?? 0);
  let mark = '';
  const add = (to: number) => {
    const part = text.slice(from, to);
    const start = block.start + from + (part.length - part.trimStart().length);
    if (part.trim() !== '') pieces.push({ text: part.trim(), start, end: start + part.trim().length, mark });
  };
  for (const found of text.matchAll(PIPES.test(text) ? CELL : PART)) {
    if (isInBrackets(text, found.index)) continue;
    add(found.index);
    from = found.index + found[0].length;
    mark = found[0];
  }
  add(text.length);
  return pieces;
}

/** The first sentence; of a header with pipes, the line. */
function openingOf(text: string): string {
  if (PIPES.test(text)) return text.slice(0, LONGEST_OPENING);
  const from = ANNOUNCEMENT.exec(text)?.[0].length ?? 0;
  const stop = from + (/[.!?](?= \p{Lu}|$)/u.exec(text.slice(from))?.index ?? text.length);
  return text.slice(0, Math.min(stop, LONGEST_OPENING));
}

function isInBrackets(text: string, at: number): boolean {
  const open = text.lastIndexOf('(', at);
  return open >= 0 && text.indexOf(')', open) > at;
}

function isTitle(written: string): boolean {
  const plain = written.replace(SEEKING, '').replaceAll(BRACKET, '').replaceAll(SITE, '').trim();
  const count = plain.split(' ').length;
  return count <= LONGEST_TITLE && !VERB.test(plain) && foldHeading(plain).split(' ').some(isTitleNoun);
}

/** The employer among the pieces: after "at", else beside the title. */
function companyIn(pieces: readonly Piece[], title: number): TextSpan | null {
  const marked = pieces.find(
    ({ mark, text }, index) => index > title && EMPLOYER_MARK.test(mark) && nameIn(text) !== null,
  );
  const near = [pieces[title - 1], pieces[0], pieces[title + 1]].filter((piece) => piece !== undefined);
  const named = marked ?? near.find((one) => one !== pieces[title] && isEmployer(one.text));
  // A header with pipes begins with the employer, even if its name is an ordinary word.
  const [first] = pieces;
  const begins = pieces[1]?.mark.includes('|') === true && title > 0 && first !== undefined && isName(first.text);
  const piece = named ?? (begins ? first : undefined);
  return piece === undefined ? null : nameSpan(piece);
}

function nameSpan({ text, start }: TextSpan & { text: string }): TextSpan | null {
  const name = nameIn(text);
  return name === null ? null : { start, end: start + name.length };
}

/** The name at the beginning of a piece, without brackets. */
function nameIn(text: string): string | null {
  const bracket = text.search(/[([|]/);
  const plain = (bracket < 0 ? text : text.slice(0, bracket)).trim();
  return NAME.test(plain) && !MONEY_OR_LINK.test(plain) ? plain : null;
}

/** Whether the piece is a name, and neither a place, a term of work, a technology nor an ordinary word. */
function isEmployer(text: string): boolean {
  if (!isName(text)) return false;
  return LEGAL_FORM.test(text) || words(nameIn(text) ?? '').some((stem) => stemRarity(stem) >= RARE);
}

/** Whether the piece is written as a name, and neither a place, a term of work nor a technology. */
function isName(text: string): boolean {
  const name = nameIn(text);
  if (name === null || TERMS.test(name) || isTitle(name) || isTitleWithoutNoun(name)) return false;
  const covers = (found: TextSpan | undefined) => found !== undefined && found.end - found.start >= name.length - 1;
  if (findPlaces(name).some((place) => place.confidence >= SURE_PLACE && covers(place))) return false;
  return !findSkills(name).some(covers);
}

/** The employer on the line above or below a title that has a line of its own. */
function beside(blocks: readonly SectionBlock[], index: number, text: string): TextSpan | null {
  const isPlaceLine = (block: SectionBlock | undefined) =>
    block !== undefined && findPlaces(block.text).some(({ start, end }) => end - start >= block.text.length - 1);
  // A name, a place and the title, each on a line of its own.
  const isBelowPlace = isPlaceLine(blocks[index - 1]);
  const above = blocks[isBelowPlace ? index - 2 : index - 1];
  const lines = [blocks[index + 1], above].filter((block) => block !== undefined);
  for (const { start, end, text: line, kind } of lines) {
    const [cell = ''] = line.split(/ [·•|] |, /);
    const isLine = text.charAt(end) === '\n' || end === text.length;
    const named =
      kind !== 'item' &&
      isLine &&
      readHeading(line)?.extraWords !== 0 &&
      (isEmployer(cell) || (isBelowPlace && isName(cell)));
    if (named && cell.split(' ').length <= 5) return { start, end: start + cell.length };
  }
  return null;
}
