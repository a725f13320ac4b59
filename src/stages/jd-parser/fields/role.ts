import { findPlaces } from '../../../knowledge/places/place-resolver.js';
import { skillCatalogue } from '../../../knowledge/skills/skill-catalogue.js';
import { type Posting } from '../posting.js';
import { foldHeading } from '../structure/folding.js';
import { type SectionKind } from '../structure/headings.js';
import { type TextSpan } from '../text/text-builder.js';
import { type Found } from './found.js';
import { type HeaderField } from './header-fields.js';
import { cellsOf } from '../structure/column-headings.js';
import { type Opening } from './opening.js';
import { titleByPlace, withoutBrackets } from './role-fallback.js';
import { isTitleWithoutNoun, ROLE_WORDS } from './role-nouns.js';

const DATA = ROLE_WORDS;
const NOUNS = new Set(DATA.nouns);
const STRONG = new Set(DATA.strong);
const BEFORE = new Set(DATA.before);
const AFTER = new Set(DATA.after);
const TERMS =
  /^(?:remote|hybrid|onsite|on site|\d+ months?|\d{2}(?: (?:to )?\d{2})? hours?|contract|full time|part time|fixed term|permanent|freelance)\b/;
/** "Mobile" and "Reading" are words and also places: below this confidence they count as words. */
const SURE_PLACE = 0.6;
const ADORNMENTS = new Set(DATA.adornments);

/** Most words of a title. */
const MAX_WORDS = 12;
/** A first line up to this length is a title if it names any kind of job. */
const LONGEST_FIRST_LINE = 60;
/** The same if it does not end like a sentence. */
const LONGEST_FIRST_TITLE = 90;
const NO_TITLE: ReadonlySet<SectionKind> = new Set(['company', 'benefits']);
const LISTS: ReadonlySet<SectionKind> = new Set(['preferred', 'stack', 'requirements']);
/** "Join us! Vacancy: DevOps Engineer". */
const LABEL_WITHIN = /^[^:]{0,80}[.!] (?<label>[^:.!]{2,30}): /;
/** The title is searched for among this many blocks from the top. */
const TOP_BLOCKS = 14;

/** "(m/f/d)" and similar marks. */
const GENDERS =
  /\s?\((?:[mfwdxhkv*]|gn|all genders|any gender)(?:\s?[/|,]\s?(?:[mfwdxhnkv*]|div|gn|all)){0,4}\)|\s[mfwhk](?:\/[mfwdxhnkv]){1,3}$/gi;
/** "(m/w/d)" with more behind it: "Cloud Engineer (m/w/d) AWS", "(m/w/d) - Java & Python"; not "(m/w/d) für Java". */
const AFTER_GENDERS =
  /\((?:[mfwdxhMFWDXH]|gn)(?:\s?[/|,]\s?(?:[mfwdxhnMFWDXHN]|div|gn)){0,4}\)(?= \p{Lu}| [-–—] (?<list>[^-–—]{3,60})$)/u;
/** "[REMOTE] Back-end Developer". */
const REMOTE_BEFORE = /^(?:fully |100% )?remote[ :,|-]{1,3}(?=\p{L})/iu;
/** Terms of work before a title: "part-time WordPress developer". */
const TERMS_BEFORE =
  /^(?:(?:freelance|part[ -]?time|full[ -]?time|permanent|temporary|contract(?= \p{Lu}\p{L}+ ))[ ,/-]{1,3}){1,3}/iu;
/** Levels, length and other terms after a title: "from mid-level to staff", ", 3 months, outside IR35". */
const TERMS_AFTER =
  /(?:,? (?:from (?=(?:junior|entry|mid|senior|intermediate)\b)|(?:at|of) (?:all|every|any) levels?\b|for \d{1,2} (?:months|weeks|years)\b|\d{1,2}\+? ?(?:-|to)? ?\d{0,2} (?:months?|weeks?)\b|mid[ -]level and\b|junior to\b|(?:needed|wanted|required)? ?asap\b|(?:inside|outside) ir35\b|must (?:know|have|be)\b)|(?<=\b(?:engineers|developers|programmers|analysts|scientists|testers|architects)) (?:\(?(?:junior|mid|senior)[ -](?:level )?(?:to|and)\b|across\b|for our\b|for the\b))/i;
/** An arrow or another sign at the beginning of a line. */
const ARROW = /^(?:[-=]{0,2}[>»→➜]|[#•*]) ?/;
/** A reference number at the end of the line. */
const REFERENCE = /[\s|(-]{1,3}(?:ref(?:erence)?\b|req(?:uisition)?\b|job id|#\d|\d{4,}).{0,30}$/i;

const SEEKING =
  /\b(?:looking (?:for|to (?:hire|add|bring on|recruit))|interested in|find (?:us|me)|searching for|in search of|seek(?:s|ing)?|hiring|hire|recruiting|need(?:s|ed)?|want(?:s|ed)?|has an opening for|join (?:us|our \w+(?: \w+)?) as|(?<!experience )as|bring on|welcome|(?:role|position|job) is|role of|position of|role as|position as|vacancy for|opening for)(?: for)? (?:(?:a|an|another|our (?:next|new|first)|one more|the next|one|\d|several|some|multiple)\b)?(?: \(\w+\))? ?(?<title>[^.,;:!?()\n|]{3,90})/gi;
const STOP =
  /(?<![\p{L}-])(?:to|who|with|for|that|which|and will|at|based|on|join\w{0,3}|located|working|from|within|responsible|having|interested|whose|you|we|will|reporting|supporting|experienced in|skilled in|skilled at|proficient|passionate|focused|focusing|specializ\w+|urgently|remotely|is|are|about|because|can|here|if|of our|among|ready|where|eager|whom|where|as part|as well|under|at all levels|of (?:all|every|any) levels?|across|for (?:our|\d)|asap|mid[ -]level and)\b/iu;
/** "Engineer in Lisbon". */
const IN_PLACE = / in (?=\p{Lu})/u;
/** A sentence about the employer, not a title. */
const SEEKS = /^\p{Lu}.{1,40} (?:is|are) (?:now )?(?:looking for(?!:)|hiring|seeking|searching for|recruiting)\b/u;
/** "Mosaic.dev" is a name. */
const SITE = /\b[\w-]{1,40}\.(?:dev|io|com|ai|co|app|net|org)\b/gi;
/** Praise before a title. */
const PRAISE =
  /^(?:(?:skilled|talented|passionate|experienced|motivated|driven|ambitious|hands-on|enthusiastic|great|excellent|strong|dedicated|creative|curious|smart|highly|super|very|self-motivated|seasoned|brilliant|exceptional|versatile|proactive|detail-oriented),? (?:and )?){1,4}/i;

/** Returns the short title of the job as the posting writes it, or null. */
export function readRole(posting: Posting, fields: readonly HeaderField[], opening: Opening): Found<string> | null {
  const labelled = fields.filter(({ name }) => name === 'role').map((field) => titleIn(posting.text, field, true));
  const opened = opening.role === null ? null : titleIn(posting.text, opening.role, true);
  for (const found of [...labelled, opened, ...topLines(posting), ...titlesInSentences(posting)])
    if (found !== null) return found;
  const line = titleByPlace(posting, fields);
  return line === null ? null : wholeTitle(posting.text, line);
}

/** A title that was found by its place, without what surrounds it. */
function wholeTitle(text: string, span: TextSpan): Found<string> {
  const { start, end } = trimmed(text, {
    start: span.start,
    end: span.start + withoutBrackets(text.slice(span.start, span.end)).length,
  });
  return { value: withoutGenders(text.slice(start, end)), span: { start, end } };
}

/** Returns the lines at the top, split at `|`. */
function topLines({ text, blocks }: Posting): (Found<string> | null)[] {
  return blocks.slice(0, TOP_BLOCKS).flatMap((block, index) => {
    if (NO_TITLE.has(block.section) || (block.kind === 'item' && LISTS.has(block.section))) return [];
    if (block.kind === 'text' && block.section !== 'header' && block.text.split(' ').length > MAX_WORDS) return [];
    return cellsOf(block).map((cell) => titleIn(text, cell, index === 0 && isTitleLine(block.text)));
  });
}

function isTitleLine(text: string): boolean {
  return text.length < (/[.!?]$/.test(text) ? LONGEST_FIRST_LINE : LONGEST_FIRST_TITLE);
}

/** Finds the title in "We are looking for a …". */
function titlesInSentences({ text, sentences }: Posting): (Found<string> | null)[] {
  return sentences.flatMap(({ start, end }) => {
    const part = text.slice(start, end);
    return [...part.matchAll(SEEKING)].map((match) => {
      const title = match.groups?.['title'] ?? '';
      const from = start + match.index + match[0].length - title.length;
      const praise = PRAISE.exec(title)?.[0].length ?? 0;
      const rest = title.slice(praise);
      const stop = Math.min(STOP.exec(rest)?.index ?? rest.length, IN_PLACE.exec(rest)?.index ?? rest.length);
      return titleIn(text, { start: from + praise, end: from + praise + stop }, true);
    });
  });
}

/** Removes "(m/f/d)" and similar marks from a title. */
export function withoutGenders(title: string): string {
  return title.replaceAll(GENDERS, '').trim();
}

function titleIn(text: string, span: TextSpan, marked: boolean): Found<string> | null {
  if (!namesJob(text.slice(span.start, span.end), marked) || SEEKS.test(text.slice(span.start, span.end))) return null;
  const { start, end } = trimmed(text, span);
  const title = text.slice(start, end);
  if (title.split(' ').length > MAX_WORDS || title.length < 3 || title.length > 200) return null;
  if (
    !namesJob(title, marked) ||
    (!marked &&
      (/[.:]$/.test(text.slice(start, span.end).trim()) || /\b(?:you|we|our|is|are|was|will|has|have)\b/i.test(title)))
  )
    return null;
  return { value: withoutGenders(title), span: { start, end } };
}

function namesJob(text: string, marked: boolean): boolean {
  const nouns = marked ? NOUNS : STRONG;
  const named = foldHeading(text.replaceAll(SITE, ' '))
    .split(' ')
    .some((word) => nouns.has(word));
  return named || (marked && isTitleWithoutNoun(text));
}

/** Removes what surrounds the title: labels, "job opening", "(m/f/d)", "- Remote", "at Company". */
function trimmed(text: string, span: TextSpan): TextSpan {
  let { start, end } = span;
  start += ARROW.exec(text.slice(start, end))?.[0].length ?? 0;
  const number = /^\(\d{1,6}\) /.exec(text.slice(start, end));
  if (number !== null) start += number[0].length;
  const within = LABEL_WITHIN.exec(text.slice(start, end));
  if (within !== null && BEFORE.has(foldHeading(within.groups?.['label'] ?? ''))) start += within[0].length;
  const head = /^[^:\n]{2,30}: ?/.exec(text.slice(start, end));
  if (head !== null && BEFORE.has(foldHeading(head[0].replace(/#?\d{2,8}/, '')))) start += head[0].length;
  const lead =
    /^(?:we(?:'re| are) (?:now |currently )?(?:hiring|looking for|seeking)|(?:now |currently )?hiring|wanted|needed|urgent(?:ly)?(?: hiring)?|need|(?:join|become a part of) (?:us|\p{Lu}[\p{L}\p{N}&.]{1,20}(?: \p{Lu}[\p{L}\p{N}&.]{1,20})?) as|open position|job opening|vacancy|vacature|vacante|stellenangebot|apply now)[: -]{1,3}(?:(?:an?|our (?:next|first)|multiple|several|some|more)\b)? ?/iu.exec(
      text.slice(start, end),
    );
  if (lead !== null) start += lead[0].length;
  const remote = REMOTE_BEFORE.exec(text.slice(start, end));
  if (remote !== null && namesJob(text.slice(start + remote[0].length, end), false)) start += remote[0].length;
  const terms = TERMS_BEFORE.exec(text.slice(start, end));
  if (terms !== null && namesJob(text.slice(start + terms[0].length, end), true)) start += terms[0].length;
  const reference = REFERENCE.exec(text.slice(start, end));
  if (reference !== null && reference.index > 0) end = start + reference.index;
  end = withoutAdditions(text, start, end);
  const colon = text.slice(start, end).search(/: | @ | at (?=[\p{Lu}])| to join /u);
  if (colon > 0) end = start + colon;
  for (let changed = true; changed;) {
    const next = withoutTail(text, start, end);
    changed = next < end;
    end = next;
  }
  while (/[\s"'*!.,-]/.test(text.charAt(end - 1)) && end > start) end--;
  while (/[\s"'*!,-]/.test(text.charAt(start)) && end > start) start++;
  return { start, end };
}

/** Cuts what follows the mark of genders, and the terms of work, if a title stands before them. */
function withoutAdditions(text: string, start: number, end: number): number {
  for (const pattern of [AFTER_GENDERS, TERMS_AFTER]) {
    const found = pattern.exec(text.slice(start, end));
    const cut = start + (found?.index ?? 0);
    const list = found?.groups?.['list'];
    if (list !== undefined && !isListOfSkills(list)) continue;
    if (found !== null && text.slice(start, cut).trim().includes(' ') && namesJob(text.slice(start, cut), true))
      end = cut;
  }
  return end;
}

function withoutTail(text: string, start: number, end: number): number {
  const title = text.slice(start, end).trimEnd();
  const bracket = /\(([^()]{0,60})\)$/.exec(title);
  const inBrackets = bracket?.[1] ?? '';
  if (
    bracket !== null &&
    bracket.index > 0 &&
    (isAdornment(inBrackets) || (isListOfSkills(inBrackets) && namesJob(title.slice(0, bracket.index), true)))
  )
    return start + bracket.index;
  const parted = Math.max(title.lastIndexOf(' - '), title.lastIndexOf(','), title.lastIndexOf(' / '));
  if (
    parted > 0 &&
    title.lastIndexOf('(') <= title.lastIndexOf(')', parted) &&
    isAdornment(title.slice(parted).replace(/^[\s,/-]{1,3}/, ''))
  )
    return start + parted;
  const place = title.lastIndexOf(' in ');
  if (place > 0 && isPlace(title.slice(place + 4)) && namesJob(title.slice(0, place), true)) return start + place;
  const words = title.split(' ');
  for (const length of [2, 1]) {
    const tail = words.slice(-length).join(' ');
    if (words.length > length && AFTER.has(foldHeading(tail)))
      return end - (text.slice(start, end).length - title.length) - tail.length - 1;
  }
  return start + title.length;
}

/** "remote", "Remote - US", "6-month contract", "Dublin": these describe the terms, not the work. */
function isAdornment(part: string): boolean {
  const folded = foldHeading(part);
  return ADORNMENTS.has(folded) || TERMS.test(folded) || isPlace(part) || isListOfAdornments(part);
}

/** "(Berlin / Remote)". */
function isListOfAdornments(part: string): boolean {
  const items = itemsOf(part);
  const isTerm = (item: string) => ADORNMENTS.has(foldHeading(item)) || TERMS.test(foldHeading(item)) || isPlace(item);
  if (items.length > 1 && items.every(isTerm)) return true;
  // "(Linux, Berlin, 60.000 - 80.000)": with a place or pay among them, the names in brackets are no part of the title.
  return items.length > 1 && items.some((item) => isPlace(item) || /\d{2}[.,]?\d{3}|\d ?k\b/i.test(item));
}

/** "(AWS / Node.js / TypeScript)". One technology belongs to the title: "(Unreal Engine)". */
function isListOfSkills(part: string): boolean {
  const items = itemsOf(part);
  return items.length > 1 && items.every((item) => skillCatalogue().resolve(item) !== undefined);
}

function itemsOf(part: string): string[] {
  return part.split(/ ?[/,;|+&] ?| or | and /).filter((item) => item.trim() !== '');
}

/** Whether the text is a place and nothing else. */
function isPlace(part: string): boolean {
  const [place] = findPlaces(part);
  return place !== undefined && place.confidence >= SURE_PLACE && place.end - place.start >= part.trim().length - 1;
}
