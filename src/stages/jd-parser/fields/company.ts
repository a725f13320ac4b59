import { type SkillKind } from '../../../domain/job-terms.js';
import { findPlaces } from '../../../knowledge/places/place-resolver.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type Posting } from '../posting.js';
import { type SectionKind } from '../structure/headings.js';
import { foldHeading } from '../structure/folding.js';
import { type TextSpan } from '../text/text-builder.js';
import { type Found } from './found.js';
import { type HeaderField } from './header-fields.js';
import { cellsOf } from '../structure/column-headings.js';
import { type Opening } from './opening.js';

const NAME = String.raw`(?:[\p{Lu}\p{N}][\p{L}\p{N}&.'-]{0,30})(?: (?:&|of|and|de|[\p{Lu}\p{N}][\p{L}\p{N}&.'-]{0,30})){0,4}`;
const SENTENCES: readonly RegExp[] = [
  new RegExp(String.raw`^(?:about|why|working at|life at|who is|meet|join) (?<name>${NAME})\??!?$`, 'iu'),
  new RegExp(
    String.raw`(?:^|, )(?:[Tt]he )?(?<name>${NAME}) is (?:now )?(?:looking for|seeking|hiring|searching for|recruiting)\b`,
    'u',
  ),
  new RegExp(
    String.raw`^(?:we at|at|here at) (?<name>${NAME})(?:,|'s| we\b| seek\b| are\b| need\b| look\b| want\b| build\b)`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:(?:[Dd]ear|[Hh]i|[Hh]ello)(?: [^,.!]{1,20})?[,.!] )?(?<name>${NAME})(?: \([^()]{1,30}\))? (?:(?:is|are) (?:an?(?! (?:plus|bonus|must|advantage|asset|requirement|prerequisite|big|huge|nice|great|strong)\b)|the|one|on a mission|our|where|how|building|looking|seeking|hiring|growing|changing|expanding|transforming|reimagining|redefining|helping)|was founded|builds|develops|makes|helps|provides|offers|designs|trains|runs|operates|has an opening|would (?:like|love)|seeks|needs an?|wants|is hiring|is recruiting|manages|keeps|enables|delivers|maps|sells|creates)\b`,
    'u',
  ),
  new RegExp(String.raw`^[Ww]e(?:'re| are) (?<name>${NAME})(?=[,.]| and\b| -)`, 'u'),
  new RegExp(
    String.raw`\b(?:joining|[Jj]oin|joins|here at|team at|working at|work at|mission at|role at|opportunity at|on behalf of|about) (?<name>${NAME})(?=[ ,.!])`,
    'u',
  ),
  new RegExp(String.raw`(?: at | @ )(?<name>${NAME})$`, 'u'),
  new RegExp(
    String.raw`\b(?:[Ee]ngineer|[Dd]eveloper|[Pp]rogrammer|[Aa]rchitect|[Aa]nalyst|[Ss]cientist|[Tt]ester|[Cc]onsultant)s? (?:for|at|with) (?<name>${NAME})(?= in |[,.?!]|$)`,
    'u',
  ),
  new RegExp(String.raw`, (?:for|at) (?<name>${NAME})[.!]?$`, 'u'),
  new RegExp(String.raw`\b[Mm]y (?:team|company) at (?<name>${NAME})(?= is\b| \(|,)`, 'u'),
  // A name with its legal form that begins a sentence: "Nordlicht AG digitises ports".
  new RegExp(
    String.raw`^(?:(?:The|Die|Der|Das|La|Le|El|De|Het) )?(?<name>${NAME}(?<= (?:GmbH|AG|SE|KG|Inc\.?|LLC|Ltd\.?|S\.A\.|SAS|B\.V\.|S\.L\.|SpA|S\.p\.A\.|Lda)))(?= \p{Ll})`,
    'u',
  ),
];
const WHOLE_NAME = new RegExp(String.raw`^${NAME}$`, 'u');
const MAKERS: ReadonlySet<SkillKind> = new Set(['tool', 'platform', 'cloud', 'cloud-service', 'database', 'messaging']);
const LONGEST_NAME = 120;
/** The employer's name may stand on a line of its own among this many blocks from the top. */
const HEADER_BLOCKS = 6;
/** Words that begin a sentence or a heading and are not names. */
const NO_NAME = new Set(
  'the a an our we you your this that it they us role job team position about company project business opportunity there what who these those he she people stack experience knowledge and as in at on for to candidates applicants engineers developers why how where when benefits salary location work technology technologies training remote data software everyone each all any scientist engineer developer life working product department office mission description position us role hybrid onsite permanent contract senior junior lead staff principal full part'.split(
    ' ',
  ),
);

const SILENT: ReadonlySet<SectionKind> = new Set(['requirements', 'preferred', 'duties', 'stack', 'legal']);
/** The employer's name is searched for in this many sentences; a posting that has not named it by then rarely does. */
const MAX_SENTENCES = 150;

/** Returns the employer's name as the posting writes it, or null. */
export function readCompany(
  posting: Posting,
  fields: readonly HeaderField[],
  role: Found<string> | null,
  opening: Opening,
): Found<string> | null {
  const field = fields.find(({ name }) => name === 'company');
  if (field !== undefined && /\p{L}/u.test(field.text)) return fromField(field);
  const opened = opening.company;
  if (opened !== null && !overlaps(opened, role?.span) && !isOrdinaryWord(posting.text.slice(opened.start, opened.end)))
    return { value: posting.text.slice(opened.start, opened.end), span: opened };
  for (const pattern of SENTENCES) {
    for (const span of spansFor(posting)) {
      const found = nameIn(posting.text, span, pattern);
      if (found !== null && !overlaps(found.span, role?.span)) return found;
    }
  }
  return inHeader(posting, role);
}

/** Removes the town in brackets after the name. */
function fromField({ text, start }: HeaderField): Found<string> {
  const value = text.replace(/ ?\([^()]{1,60}\)$/, '').slice(0, LONGEST_NAME);
  return { value, span: { start, end: start + value.length } };
}

/** Finds a name of its own near the title that the text repeats later: "Acme | Go Developer | Berlin". */
function inHeader(posting: Posting, role: Found<string> | null): Found<string> | null {
  const { text, blocks } = posting;
  const cells = blocks
    .slice(0, HEADER_BLOCKS)
    .filter(({ section }) => section === 'header')
    .flatMap(cellsOf);
  for (const { text: name, start, end } of cells) {
    const span = { start, end };
    if (!WHOLE_NAME.test(name) || isOrdinaryWord(name) || overlaps(span, role?.span)) continue;
    if (text.includes(name, end) && findPlaces(name).length === 0) return { value: name, span };
  }
  return null;
}

/**
 * Whether this is an ordinary word or a technology. Tools and services may be employers: they often have their maker's
 * name.
 */
function isOrdinaryWord(name: string): boolean {
  const kind = skillCatalogue().resolve(name)?.kind;
  return NO_NAME.has(foldHeading(name).split(' ')[0] ?? '') || (kind !== undefined && !MAKERS.has(kind));
}

function spansFor({ sentences }: Posting): readonly TextSpan[] {
  return sentences.slice(0, MAX_SENTENCES).filter(({ block }) => !SILENT.has(block.section));
}

function nameIn(text: string, span: TextSpan, pattern: RegExp): Found<string> | null {
  const match = pattern.exec(text.slice(span.start, span.end).trimEnd());
  const name = match?.groups?.['name'];
  if (match === null || name === undefined) return null;
  if (isOrdinaryWord(name) || !/^[\p{Lu}\p{N}]/u.test(name) || /^\d+$/.test(name)) return null;
  const value = name.replace(/(?:'s|[.'-])$/, '');
  const start = span.start + match.index + match[0].indexOf(name);
  return { value, span: { start, end: start + value.length } };
}

function overlaps(span: TextSpan, other: TextSpan | undefined): boolean {
  return other !== undefined && span.start < other.end && span.end > other.start;
}
