import type { Posting } from '../posting.js';
import type { SectionKind } from '../structure/headings.js';
import { foldHeading } from '../structure/folding.js';
import type { TextSpan } from '../text/text-builder.js';
import type { Found } from './found.js';
import type { HeaderField } from './header-fields.js';

const NAME = String.raw`(?:[\p{Lu}\p{N}][\p{L}\p{N}&.'-]{0,30})(?: (?:&|of|and|de|[\p{Lu}\p{N}][\p{L}\p{N}&.'-]{0,30})){0,4}`;
const SENTENCES: readonly RegExp[] = [
  new RegExp(String.raw`^(?:about|why|working at|life at|who is|meet|join) (?<name>${NAME})\??!?$`, 'iu'),
  new RegExp(String.raw`(?:^|, )(?<name>${NAME}) is (?:now )?(?:looking for|seeking|hiring|searching for|recruiting)\b`, 'u'),
  new RegExp(String.raw`^(?:at|here at) (?<name>${NAME})(?:,|'s| we\b)`, 'iu'),
  new RegExp(String.raw`^(?<name>${NAME})(?: \([^()]{1,30}\))? (?:is|are|was founded|builds|develops|makes|helps|provides|offers|designs|trains|runs|operates|has an opening|is looking|seeks|manages)\b`, 'u'),
  new RegExp(String.raw`\b(?:joining|join|joins|here at|team at|working at|work at|mission at|role at|opportunity at|on behalf of|about) (?<name>${NAME})(?=[ ,.!])`, 'u'),
  new RegExp(String.raw`(?: at | @ )(?<name>${NAME})$`, 'u'),
];
/** Words that begin a sentence or a heading and are no names. */
const NO_NAME = new Set(
  'the a an our we you your this that it they us role job team position about company project business opportunity there what who these those he she people stack experience knowledge and as in at on for to candidates applicants engineers developers who why how where when benefits salary location work technology technologies training salary remote data software everyone each all any scientist engineer developer life working product department office mission job description position'.split(' '),
);

const SILENT: ReadonlySet<SectionKind> = new Set(['requirements', 'preferred', 'duties', 'stack', 'legal']);
/** A posting that has not named the employer in so many sentences will not name it. */
const MOST_SENTENCES = 150;

/** The employer's name as the posting writes it. */
export function readCompany(posting: Posting, fields: readonly HeaderField[], role: Found<string> | null): Found<string> | null {
  const field = fields.find(({ name }) => name === 'company');
  if (field !== undefined) return { value: field.text.slice(0, 120), span: { start: field.start, end: field.end } };
  for (const pattern of SENTENCES) {
    for (const span of spansFor(posting)) {
      const found = nameIn(posting.text, span, pattern);
      if (found !== null && !overlaps(found.span, role?.span)) return found;
    }
  }
  return null;
}

function spansFor({ sentences }: Posting): readonly TextSpan[] {
  return sentences.slice(0, MOST_SENTENCES).filter(({ block }) => !SILENT.has(block.section));
}

function nameIn(text: string, span: TextSpan, pattern: RegExp): Found<string> | null {
  const match = pattern.exec(text.slice(span.start, span.end).trimEnd());
  const name = match?.groups?.['name'];
  if (match === null || name === undefined) return null;
  const [first = ''] = foldHeading(name).split(' ');
  if (NO_NAME.has(first) || !/^[\p{Lu}\p{N}]/u.test(name) || /^\d+$/.test(name)) return null;
  const value = name.replace(/(?:'s|[.'-])$/, '');
  const start = span.start + match.index + match[0].indexOf(name);
  return { value, span: { start, end: start + value.length } };
}

function overlaps(span: TextSpan, other: TextSpan | undefined): boolean {
  return other !== undefined && span.start < other.end && span.end > other.start;
}
